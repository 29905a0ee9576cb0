using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Portal.Web.Site.Forms;

/// <summary>A field for words of several lines, with label, hint and error as a <see cref="FieldTagHelper"/> has them.</summary>
[HtmlTargetElement("area-field", Attributes = "name,label", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class AreaTagHelper(HtmlEncoder encoder, IStringLocalizer<Text> texts) : TagHelper
{
    public string Name { get; set; } = "";

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public string? Value { get; set; }

    public int Rows { get; set; } = 4;

    /// <inheritdoc cref="FieldTagHelper.Maxlength"/>
    public int Maxlength { get; set; } = 2000;

    public bool Optional { get; set; }

    /// <summary>The language it is to be written in, when that is not the page's.</summary>
    public string? Written { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var wrong = (View.ViewData.Model as FormPage)?.Errors.GetValueOrDefault(Name);
        (output.TagName, output.TagMode) = ("div", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", "field");
        var optional = Optional ? $" <span class=\"quiet\">{encoder.Encode(texts["Form.Optional"])}</span>" : "";
        output.Content.AppendHtml($"<label for=\"{Name}\">{encoder.Encode(Label)}{optional}</label>");
        if (Hint is { Length: > 0 })
            output.Content.AppendHtml($"<p class=\"hint\" id=\"{Name}-hint\">{encoder.Encode(Hint)}</p>");
        if (wrong is not null)
            output.Content.AppendHtml($"<p class=\"error\" id=\"{Name}-error\">{encoder.Encode(wrong)}</p>");
        var described = string.Join(
            ' ',
            new[] { Hint is { Length: > 0 } ? $"{Name}-hint" : null, wrong is null ? null : $"{Name}-error" }.OfType<string>()
        );
        output.Content.AppendHtml($"<textarea id=\"{Name}\" name=\"{Name}\" rows=\"{Rows}\" data-limit=\"{Maxlength}\"");
        if (Written is not null)
            output.Content.AppendHtml($" lang=\"{Written}\"");
        if (described != "")
            output.Content.AppendHtml($" aria-describedby=\"{described}\"");
        if (wrong is not null)
            output.Content.AppendHtml(" aria-invalid=\"true\"");
        output.Content.AppendHtml($">\n{encoder.Encode(Value ?? "")}</textarea>");
    }
}
