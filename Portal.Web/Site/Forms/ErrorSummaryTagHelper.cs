using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace Portal.Web.Site.Forms;

/// <summary>
/// What is wrong with a form, on top of it, each with the way to its field. While nothing is wrong it says that what was typed was put
/// back, or nothing.
/// </summary>
[HtmlTargetElement("errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummaryTagHelper(HtmlEncoder encoder, IStringLocalizer<Text> texts) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (View.ViewData.Model is PortalPage { HasErrors: false, Form.IsRestored: true })
        {
            (output.TagName, output.TagMode) = ("p", TagMode.StartTagAndEndTag);
            output.Attributes.SetAttribute("class", "done");
            output.Attributes.SetAttribute("role", "status");
            output.Content.SetContent(texts["Form.PutBack"]);
            return;
        }

        if (View.ViewData.Model is not PortalPage { HasErrors: true } page)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "errors");
        output.Attributes.SetAttribute("id", "errors");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", ""); // who sent the form is led to what is wrong with it, also without scripts
        output.Content.AppendHtml($"<h2>{encoder.Encode(texts[page.Form.ErrorsTitle])}</h2><ul>");
        foreach (var (field, message) in page.Errors())
            output.Content.AppendHtml(
                field == "" ? $"<li>{encoder.Encode(message)}</li>" : $"<li><a href=\"#{field}\">{encoder.Encode(message)}</a></li>"
            );
        output.Content.AppendHtml("</ul>");
    }
}
