using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace Portal.Web.Help.Markdown;

/// <summary>What our Markdown knows beyond CommonMark: callouts, blocks for some lines only, keys and variables.</summary>
internal sealed class HelpDialect : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new CustomContainerParser());
        pipeline.BlockParsers.FindExact<QuoteBlockParser>()!.Closed += (_, block) => Callout.Recognise(block);
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new KeyParser());
        pipeline.InlineParsers.Add(new VariableParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        // The renderers are put together in HtmlWriter.
    }
}
