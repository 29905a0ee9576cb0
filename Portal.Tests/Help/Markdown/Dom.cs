using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Portal.Tests.Help.Markdown;

/// <summary>What a browser would make of rendered HTML, judged by an allow-list.</summary>
internal static class Dom
{
    private static readonly HashSet<string> Elements =
    [
        "p",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "em",
        "strong",
        "code",
        "pre",
        "kbd",
        "ol",
        "ul",
        "li",
        "blockquote",
        "div",
        "section",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "hr",
        "br",
        "figure",
        "figcaption",
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
    ];

    private static readonly HashSet<string> Attributes =
    [
        "id",
        "href",
        "class",
        "rel",
        "role",
        "tabindex",
        "aria-label",
        "scope",
        "start",
        "viewbox",
        "d",
        "x",
        "y",
        "x1",
        "y1",
        "x2",
        "y2",
        "cx",
        "cy",
        "r",
        "rx",
        "ry",
        "width",
        "height",
        "points",
        "transform",
        "text-anchor",
        "fill",
    ];

    private static readonly string[] Starts = ["https://", "mailto:", "tel:", "#", "/en/"];

    /// <summary>Everything in the HTML that should not be there.</summary>
    public static IReadOnlyList<string> Strangers(string html)
    {
        var body = new HtmlParser().ParseDocument("<!doctype html><body>" + html).Body!;
        return [.. body.QuerySelectorAll("*").SelectMany(StrangersOf)];
    }

    private static IEnumerable<string> StrangersOf(IElement element)
    {
        if (!Elements.Contains(element.LocalName.ToLowerInvariant()))
            yield return "<" + element.LocalName;
        foreach (var attribute in element.Attributes)
        {
            if (!Attributes.Contains(attribute.Name.ToLowerInvariant()))
                yield return $"{element.LocalName} {attribute.Name}";
            if (attribute.Name == "href" && !Starts.Any(s => attribute.Value.StartsWith(s, StringComparison.Ordinal)))
                yield return attribute.Value;
        }
    }
}
