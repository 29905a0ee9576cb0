using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Site;

/// <summary>
/// An instant as people say it, for those who read the page at the provider's place, alone or within a text. It carries the distance to
/// UTC, which the script of the frame adds where the reader's clock shows another time. Every page that names an instant names it so.
/// </summary>
[HtmlTargetElement("moment", Attributes = "at", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MomentTagHelper(FriendlyTime time, HtmlEncoder encoder) : TagHelper
{
    public DateTimeOffset At { get; set; }

    /// <summary>A second instant, for a text that has {1} as well.</summary>
    public DateTimeOffset? To { get; set; }

    /// <summary>The text the instant stands in, at {0}; null when it stands alone.</summary>
    public string? Text { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        View.HttpContext.StandsUntil(time.Midnight());
        if (Text is not null)
        {
            output.TagName = null;
            output.Content.SetHtmlContent(new HtmlFormattableString(encoder.Encode(Text), Element(At), To is { } to ? Element(to) : null));
            return;
        }

        var element = Element(At);
        (output.TagName, output.TagMode) = (element.TagName, TagMode.StartTagAndEndTag);
        foreach (var (name, value) in element.Attributes)
            output.Attributes.SetAttribute(name, value);
        output.Content.SetHtmlContent(element.InnerHtml);
    }

    private TagBuilder Element(DateTimeOffset at)
    {
        var (language, offset) = (View.HttpContext.LanguageOf(), time.Offset(at));
        var element = new TagBuilder("time");
        element.Attributes["datetime"] = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        element.Attributes["title"] = time.Written(language, at);
        element.Attributes["data-offset"] = ((int)offset.TotalMinutes).ToString(CultureInfo.InvariantCulture);
        if (!time.IsTwice(at))
            element.Attributes["data-zone"] = LocalTime.Distance(offset);
        element.InnerHtml.SetContent(time.Near(language, at));
        return element;
    }
}
