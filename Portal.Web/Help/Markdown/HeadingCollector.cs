using Markdig.Syntax;

namespace Portal.Web.Help.Markdown;

/// <summary>Gives each heading its place and sees that they go down one level at a time.</summary>
internal static class HeadingCollector
{
    public static IReadOnlyList<Heading> Run(MarkdownDocument document, Action<MarkdownObject, string> fault)
    {
        var (anchors, headings) = (new Anchors(), new List<Heading>());
        foreach (var block in document.Descendants<HeadingBlock>())
        {
            var before = headings.Count == 0 ? 1 : headings[^1].Level;
            var heading = new Heading(Math.Max(2, block.Level), anchors.Next(PlainText.From(block)), PlainText.From(block));
            if (block.Level == 1)
                fault(block, "headings start at ##: the title is the first heading");
            else if (block.Level > before + 1)
                fault(block, $"a heading of level {block.Level} may not follow one of level {before}");
            if (heading.Text.Length == 0)
                fault(block, "an empty heading");
            headings.Add(heading);
            block.Mark(new Anchor(heading.Anchor));
        }

        return headings;
    }

    /// <summary>Only the places, for links from other articles.</summary>
    public static IReadOnlySet<string> AnchorsOf(ArticleSource source, IReadOnlyDictionary<string, string> variables)
    {
        try
        {
            var document = HelpPipeline.Parse(OptionalBlocks.Choose(source, variables).Body);
            foreach (var use in document.Descendants<VariableInline>())
                use.Value = variables.GetValueOrDefault(use.Name, use.Value);
            return Run(document, (_, _) => { }).Select(h => h.Anchor).ToHashSet();
        }
        catch (LimitExceededException)
        {
            return new HashSet<string>();
        }
    }
}
