using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Portal.Web.Help.Markdown.Writers;

/// <summary>Headings with their places; the page's title is the only h1.</summary>
internal sealed class HeadingWriter : HtmlObjectRenderer<HeadingBlock>
{
    protected override void Write(HtmlRenderer renderer, HeadingBlock obj)
    {
        var level = Math.Clamp(obj.Level, 2, 6);
        renderer.EnsureLine();
        renderer.Write($"<h{level} id=\"{Html.Escape(obj.Marked<Anchor>()?.Id ?? "")}\">").WriteLeafInline(obj).WriteLine($"</h{level}>");
    }
}
