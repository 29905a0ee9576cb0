using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Portal.Web.Help.Markdown;

/// <summary>Cuts an article at its headings, as plain text, for the search index.</summary>
internal static class Sections
{
    public static IReadOnlyList<Section> Of(MarkdownDocument document)
    {
        var sections = new List<Section>();
        var (heading, anchor, text) = ("", "", new StringBuilder());
        foreach (var block in document.Descendants().OfType<LeafBlock>())
        {
            if (block is not HeadingBlock next)
            {
                Append(text, block);
                continue;
            }

            Close();
            (heading, anchor) = (PlainText.Of(next), next.Marked<Anchor>()?.Id ?? "");
        }

        Close();
        return sections;

        void Close()
        {
            if (heading.Length + text.Length > 0) sections.Add(new Section(heading, anchor, text.ToString().TrimEnd()));
            text.Clear();
        }
    }

    private static void Append(StringBuilder text, LeafBlock block)
    {
        if (block is LinkReferenceDefinition or ThematicBreakBlock) return;
        var words = block.Marked<FigureUse>() is { } figure ? $"{figure.Caption} {figure.Alt}".Trim() : PlainText.Of(block);
        if (words.Length > 0) text.Append(words).Append(IsInsideRow(block) ? " · " : "\n");
    }

    private static bool IsInsideRow(LeafBlock block) => block.Parent is TableCell { Parent: TableRow row } cell && row.LastChild != cell;
}
