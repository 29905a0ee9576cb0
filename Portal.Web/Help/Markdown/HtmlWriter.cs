using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Portal.Web.Help.Markdown.Writers;

namespace Portal.Web.Help.Markdown;

/// <summary>Tree to HTML. The list of writers is the allow-list: a node without one gives only its text.</summary>
internal static class HtmlWriter
{
    public static string Write(MarkdownDocument document, RenderContext context, MarkdownAnalyzer survey)
    {
        using var output = new LimitedWriter();
        var html = new HtmlRenderer(output);
        html.ObjectRenderers.Clear();
        html.ObjectRenderers.AddRange([
            new ParagraphWriter(),
            new LinkWriter(),
            new AutolinkWriter(),
            new ListWriter(),
            new HeadingWriter(),
            new CalloutWriter(context.Text),
            new OnlyForWriter(context.Text),
            new TableWriter(),
            new KeyWriter(),
            new VariableWriter(),
            new CodeBlockWriter(context.Variables),
            new ThematicBreakRenderer(),
            new LiteralWriter(),
            new EmphasisInlineRenderer(),
            new CodeInlineRenderer(),
            new LineBreakInlineRenderer(),
            new DelimiterInlineRenderer(),
            new HtmlEntityInlineRenderer(),
        ]);
        html.Render(document);
        GlossaryWriter.Write(html, survey.Words, context.Text("Help.Text"));
        return output.ToString();
    }
}
