using System.Text;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Portal.Web.Help.Markdown;

/// <summary>Text to syntax tree: CommonMark without HTML, tables, and the portal's own dialect. Extensions are chosen one by one.</summary>
internal static class HelpPipeline
{
    private static readonly MarkdownPipeline Pipeline = Build();

    /// <exception cref="LimitExceededException">The text is beyond the limits.</exception>
    public static MarkdownDocument Parse(string body)
    {
        if (Encoding.UTF8.GetByteCount(body) > Limits.Bytes)
            throw new LimitExceededException($"larger than {Limits.Bytes / 1024} kB");
        BracketLimit.Check(body);
        try
        {
            var document = Markdig.Markdown.Parse(body, Pipeline);
            Nesting.Check(document);
            return document;
        }
        catch (ArgumentException error)
        {
            // Markdig says "too deeply nested", also of a paragraph in which too many marks are open at the same time.
            throw new LimitExceededException("nested too deeply, or too many marks in one paragraph", error);
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UsePreciseSourceLocation()
            .UsePipeTables(new PipeTableOptions { UseGfmRules = true });
        builder.MaximumNestingDepth = 256; // while it is parsed, each mark of a paragraph nests: **a** **b** is four deep
        builder.Extensions.Add(new HelpDialect());
        return builder.Build();
    }
}
