using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Portal.Web.Site.Forms;

/// <summary>
/// A field of a form: label above, hint below it, what is wrong between, then the entry itself, all tied together for those who hear the
/// page. What stands inside the element comes after the entry.
/// </summary>
[HtmlTargetElement("field", Attributes = "name,label")]
public sealed class FieldTagHelper(HtmlEncoder encoder, IStringLocalizer<Text> texts) : TagHelper
{
    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public string? Value { get; set; }

    public string Type { get; set; } = "text";

    /// <summary>What the browser may fill in: "email", "current-password", "one-time-code"…</summary>
    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    /// <summary>In characters, for the width of the entry; 0 for the whole line.</summary>
    public int Width { get; set; }

    /// <summary>
    /// In characters. The browser does not hold anybody to it, or what is pasted would be cut without a word: a script counts, and the
    /// server says when it is too much.
    /// </summary>
    public int Maxlength { get; set; }

    public bool Optional { get; set; }

    /// <summary>For entries that are not ordinary text: codes and addresses are not to be corrected.</summary>
    public bool Exact { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var wrong = (View.ViewData.Model as FormPage)?.Errors.GetValueOrDefault(Name);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        var html = output.PreContent;
        var optional = Optional ? $" <span class=\"quiet\">{encoder.Encode(texts["Form.Optional"])}</span>" : "";
        html.AppendHtml($"<label for=\"{Name}\">{encoder.Encode(Label)}{optional}</label>");
        if (Hint is { Length: > 0 })
            html.AppendHtml($"<p class=\"hint\" id=\"{Name}-hint\">{encoder.Encode(Hint)}</p>");
        if (wrong is not null)
            html.AppendHtml($"<p class=\"error\" id=\"{Name}-error\">{encoder.Encode(wrong)}</p>");
        html.AppendHtml($"<input id=\"{Name}\" name=\"{Name}\" type=\"{Type}\"");
        if (Value is { Length: > 0 } && Type != "password")
            html.AppendHtml($" value=\"{encoder.Encode(Value)}\"");
        Attribute(html, "autocomplete", Autocomplete);
        Attribute(html, "inputmode", Inputmode);
        Attribute(html, "data-limit", Maxlength > 0 ? $"{Maxlength}" : null);
        Attribute(html, "size", Width > 0 ? $"{Width}" : null);
        Attribute(html, "class", Width > 0 ? "short" : null);
        if (Exact || Type is "password" or "email")
            html.AppendHtml(" autocapitalize=\"none\" autocorrect=\"off\" spellcheck=\"false\"");
        if (wrong is not null)
            html.AppendHtml(" aria-invalid=\"true\"");
        Attribute(
            html,
            "aria-describedby",
            string.Join(
                ' ',
                new[] { Hint is { Length: > 0 } ? $"{Name}-hint" : null, wrong is not null ? $"{Name}-error" : null }.OfType<string>()
            )
        );
        html.AppendHtml(">");
        if ((View.ViewData.Model as FormPage)?.AmbiguousTimes.TryGetValue(Name, out var which) == true)
            html.AppendHtml(WhichHour(which));
        output.Content.AppendHtml(await output.GetChildContentAsync());
    }

    // The night the clocks go back has an hour twice. The legend names the field for those who hear the page.
    private string WhichHour(string? chosen)
    {
        string Choice(string which, string text) =>
            $"<label class=\"choice\"><input type=\"radio\" name=\"{Name}-hour\" "
            + $"value=\"{which}\"{(chosen == which ? " checked" : "")}> {encoder.Encode(texts[text])}</label>";
        return $"<fieldset class=\"which-hour\"><legend>{encoder.Encode(texts["Form.TimeTwiceQuestion", Label])}</legend>"
            + $"{Choice("first", "Form.TimeFirst")}{Choice("second", "Form.TimeSecond")}</fieldset>";
    }

    private void Attribute(TagHelperContent html, string name, string? value)
    {
        if (value is { Length: > 0 })
            html.AppendHtml($" {name}=\"{encoder.Encode(value)}\"");
    }
}
