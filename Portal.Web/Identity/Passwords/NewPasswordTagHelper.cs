using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.Passwords;

/// <summary>
/// The field for a new password, the same wherever one is chosen: what is asked of it above, a button to show it, and words about it while
/// it is typed. The latter two need the script <see cref="Script"/>, which the field brings with it. It has no greatest length of its own:
/// a browser would cut off what is pasted without a word.
/// </summary>
[HtmlTargetElement("new-password", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class NewPasswordTagHelper(HtmlEncoder encoder, IStringLocalizer<Text> texts, PasswordLimits limits) : TagHelper
{
    public const string Script = "js/password.js";

    public string Name { get; set; } = "password";

    /// <summary>"New password" unless said otherwise.</summary>
    public string? Label { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var page = View.ViewData.Model as PortalPage;
        if (page is not null)
            page.Metadata.Script = Script; // the layout comes after the page
        var wrong = FormErrors.Of(View.ModelState, Name);
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field new-password");
        output.Attributes.SetAttribute("data-strength-address", page?.Links.SignIn.PasswordStrength);
        var html = output.Content;
        html.AppendHtml($"<label for=\"{Name}\">{encoder.Encode(Label ?? texts["Password.Label"])}</label>");
        html.AppendHtml($"<p class=\"hint\" id=\"{Name}-hint\">{encoder.Encode(texts["Password.Hint", limits.MinLength])}</p>");
        if (wrong is not null)
            html.AppendHtml($"<p class=\"error\" id=\"{Name}-error\">{encoder.Encode(wrong)}</p>");
        html.AppendHtml(
            $"<input id=\"{Name}\" name=\"{Name}\" type=\"password\" autocomplete=\"new-password\" "
                + "autocapitalize=\"none\" autocorrect=\"off\" spellcheck=\"false\""
        );
        html.AppendHtml(
            $" passwordrules=\"minlength: {limits.MinLength}; maxlength: {limits.MaxLength};\" "
                + $"aria-describedby=\"{Name}-hint{(wrong is null ? "" : $" {Name}-error")}\""
        );
        html.AppendHtml(wrong is null ? ">" : " aria-invalid=\"true\">");
        html.AppendHtml(
            $"<button type=\"button\" class=\"show\" hidden aria-controls=\"{Name}\" "
                + $"data-hide=\"{encoder.Encode(texts["Password.Hide"])}\">{encoder.Encode(texts["Password.Show"])}</button>"
        );
        html.AppendHtml("<p class=\"strength\" role=\"status\"></p>");
    }
}
