using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Portal.Web.Help.Markdown.Writers;

/// <summary>Links the survey let pass; others, and pictures inside a text, are their words alone.</summary>
internal sealed class LinkWriter : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline obj)
    {
        var target = obj.Marked<LinkTarget>();
        if (target?.Address is null)
        {
            renderer.WriteChildren(obj);
            return;
        }

        Open(renderer, target);
        if (obj.FirstChild is null)
            renderer.Write(Html.Escape(target.Title.Length > 0 ? target.Title : target.Address));
        renderer.WriteChildren(obj);
        renderer.Write("</a>");
    }

    public static void Open(HtmlRenderer renderer, LinkTarget target)
    {
        renderer.Write(target.IsTerm ? "<a class=\"term\" href=\"" : "<a href=\"").Write(Html.Escape(target.Address ?? "")).Write('"');
        if (target.IsOutside)
            renderer.Write(" rel=\"noopener noreferrer\"");
        renderer.Write('>');
    }
}

/// <summary>Addresses between angle brackets.</summary>
internal sealed class AutolinkWriter : HtmlObjectRenderer<AutolinkInline>
{
    protected override void Write(HtmlRenderer renderer, AutolinkInline obj)
    {
        var target = obj.Marked<LinkTarget>();
        var isLink = target?.Address is not null;
        if (isLink)
            LinkWriter.Open(renderer, target!);
        renderer.Write(Html.Escape(target is { Title.Length: > 0 } named ? named.Title : obj.Url));
        if (isLink)
            renderer.Write("</a>");
    }
}
