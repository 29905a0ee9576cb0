using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Portal.Web.Help.Markdown.Writers;

/// <summary>Paragraphs; those that are a figure or say what one should see have their own form.</summary>
internal sealed class ParagraphWriter : HtmlObjectRenderer<ParagraphBlock>
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        var isExpected = obj.Marked<ExpectedResult>() is not null;
        if (obj.Marked<FigureReference>() is { } figure)
        {
            WriteFigure(renderer, figure);
        }
        else if (renderer.ImplicitParagraph && !isExpected)
        {
            renderer.WriteLeafInline(obj);
        }
        else
        {
            renderer.EnsureLine();
            renderer.Write(isExpected ? "<p class=\"expect\">" : "<p>").WriteLeafInline(obj).WriteLine("</p>");
        }
    }

    private static void WriteFigure(HtmlRenderer renderer, FigureReference use)
    {
        var drawing = SvgSanitizer.Read(use.Figure.Svg, name => use.Figure.Labels.GetValueOrDefault(name, name), use.Alt);
        renderer.EnsureLine();
        renderer.Write("<figure>").Write(drawing.Html.Length > 0 ? drawing.Html : $"<p>{Html.Escape(use.Alt)}</p>");
        if (use.Caption.Length > 0)
            renderer.Write($"<figcaption>{Html.Escape(use.Caption)}</figcaption>");
        renderer.WriteLine("</figure>");
    }
}
