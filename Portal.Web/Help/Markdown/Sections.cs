using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

namespace Portal.Web.Help.Markdown;

/// <summary>Cuts an article at its headings, as plain text, for the search index.</summary>
internal static class Sections
{
    public static IReadOnlyList<Section> Split(MarkdownDocument document)
    {
        var sections = new List<Section>();
        var (open, text) = (new Section("", "", ""), new StringBuilder());
        foreach (var block in document.Descendants().OfType<LeafBlock>())
        {
            if (block is HeadingBlock heading)
            {
                sections.Add(open with { Text = text.ToString().TrimEnd() });
                open = new Section(PlainText.From(heading), heading.Marked<Anchor>()?.Id ?? "", "");
                text.Clear();
            }
            else
            {
                Append(text, block);
            }
        }

        sections.Add(open with { Text = text.ToString().TrimEnd() });
        return [.. sections.Where(s => s.Heading.Length + s.Text.Length > 0)];
    }

    private static void Append(StringBuilder text, LeafBlock block)
    {
        if (block is LinkReferenceDefinition or ThematicBreakBlock)
            return;
        var words = block.Marked<FigureReference>() is { } figure ? $"{figure.Caption} {figure.Alt}".Trim() : PlainText.From(block);
        if (words.Length > 0)
            text.Append(words).Append(IsInsideRow(block) ? " · " : "\n");
    }

    private static bool IsInsideRow(LeafBlock block) => block.Parent is TableCell { Parent: TableRow row } cell && row.LastChild != cell;
}
