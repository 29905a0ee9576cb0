using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Portal.Web.Site;

/// <summary>
/// An instant as people say it, for those who read the page at the provider's place. It carries the distance to UTC, which the script of the frame adds where the reader's clock shows another time.
/// </summary>
[HtmlTargetElement("moment", Attributes = "at", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MomentTagHelper(SpokenTime time) : TagHelper
{
    public DateTimeOffset At { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (language, offset) = (View.HttpContext.LanguageOf(), time.Offset(At));
        (output.TagName, output.TagMode) = ("time", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("datetime", At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("title", time.Written(language, At));
        output.Attributes.SetAttribute("data-offset", ((int)offset.TotalMinutes).ToString(CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("data-zone", LocalTime.Distance(offset));
        output.Content.SetContent(time.Near(language, At));
    }
}
