using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Portal.Web.Help.Markdown.Writers;

/// <summary>Callouts, and quotations that are none.</summary>
internal sealed class CalloutWriter(Func<string, string> text) : HtmlObjectRenderer<QuoteBlock>
{
    protected override void Write(HtmlRenderer renderer, QuoteBlock obj)
    {
        var callout = obj.Marked<Callout>() is { IsKnown: true } known ? known : null;
        renderer.EnsureLine();
        renderer.WriteLine(
            callout is null
                ? "<blockquote>"
                : $"<div class=\"callout {callout.Kind}\" role=\"note\"><p class=\"callout-name\">{Html.Escape(text(callout.TextKey))}</p>"
        );
        var outer = renderer.ImplicitParagraph;
        renderer.ImplicitParagraph = false;
        renderer.WriteChildren(obj);
        renderer.ImplicitParagraph = outer;
        renderer.EnsureLine();
        renderer.WriteLine(callout is null ? "</blockquote>" : "</div>");
    }
}
