using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Portal.Web.Site.Forms;

/// <summary>
/// A field of a form: label above, hint below it, what is wrong between, then the entry itself, all tied together for those who hear the
/// page, and a counter where it has an end. What stands inside the element comes after the entry.
/// </summary>
[HtmlTargetElement("field", Attributes = "name,label")]
public sealed class FieldTagHelper(HtmlEncoder encoder, IStringLocalizer<Text> texts) : TagHelper
{
    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public string? Value { get; set; }

    public string Type { get; set; } = "text";

    /// <summary>How many lines it shows, for words of several lines; 0 for one line only.</summary>
    public int Rows { get; set; }

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

    /// <summary>The language it is to be written in, when that is not the page's.</summary>
    public string? Written { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    private string? Wrong => FormErrors.Of(View.ModelState, Name);

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        (output.TagName, output.TagMode) = ("div", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", "field");
        var html = output.PreContent;
        var optional = Optional ? $" <span class=\"quiet\">{encoder.Encode(texts["Form.Optional"])}</span>" : "";
        html.AppendHtml($"<label for=\"{Name}\">{encoder.Encode(Label)}{optional}</label>");
        if (Hint is { Length: > 0 })
            html.AppendHtml($"<p class=\"hint\" id=\"{Name}-hint\">{encoder.Encode(Hint)}</p>");
        if (Wrong is { } wrong)
            html.AppendHtml($"<p class=\"error\" id=\"{Name}-error\">{encoder.Encode(wrong)}</p>");
        if (Rows > 0)
            Area(html);
        else
            Input(html);
        if (View.HttpContext.Features.Get<FormState>()?.AmbiguousTimes.TryGetValue(Name, out var which) == true)
            html.AppendHtml(WhichHour(which));
        output.Content.AppendHtml(await output.GetChildContentAsync());
    }

    private void Input(TagHelperContent html)
    {
        html.AppendHtml($"<input id=\"{Name}\" name=\"{Name}\" type=\"{Type}\"");
        Attribute(html, "value", Type == "password" ? null : Value);
        Attribute(html, "autocomplete", Autocomplete);
        Attribute(html, "inputmode", Inputmode);
        Attribute(html, "size", Width > 0 ? $"{Width}" : null);
        Attribute(html, "class", Width > 0 ? "short" : null);
        if (Exact || Type is "password" or "email")
            html.AppendHtml(" autocapitalize=\"none\" autocorrect=\"off\" spellcheck=\"false\"");
        Shared(html);
        html.AppendHtml(">");
    }

    private void Area(TagHelperContent html)
    {
        html.AppendHtml($"<textarea id=\"{Name}\" name=\"{Name}\" rows=\"{Rows}\"");
        Shared(html);
        html.AppendHtml($">\n{encoder.Encode(Value ?? "")}</textarea>");
    }

    private void Shared(TagHelperContent html)
    {
        string?[] described = [Hint is { Length: > 0 } ? $"{Name}-hint" : null, Wrong is null ? null : $"{Name}-error"];
        Attribute(html, "lang", Written);
        Attribute(html, "data-limit", Maxlength > 0 ? $"{Maxlength}" : null);
        Attribute(html, "aria-invalid", Wrong is null ? null : "true");
        Attribute(html, "aria-describedby", string.Join(' ', described.OfType<string>()));
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
