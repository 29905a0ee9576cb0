using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Web.Help.Markdown;

/// <summary>Counts levels as a writer does: lists, quotations, blocks, emphasis and links inside one another.</summary>
internal static class Nesting
{
    public static void Check(MarkdownDocument document) => Check(document, 0);

    private static void Check(ContainerBlock container, int depth)
    {
        foreach (var block in container)
        {
            var inner = depth + (block is ContainerBlock and not ListItemBlock ? 1 : 0);
            if (inner > Limits.Nesting)
                throw new LimitExceededException($"nested more than {Limits.Nesting} deep");
            if (block is ContainerBlock inside)
                Check(inside, inner);
            else if (block is LeafBlock { Inline: { } inline })
                Check(inline, inner);
        }
    }

    private static void Check(ContainerInline container, int depth)
    {
        if (depth > Limits.Nesting)
            throw new LimitExceededException($"nested more than {Limits.Nesting} deep");
        foreach (var inline in container)
        {
            if (inline is ContainerInline inside)
                Check(inside, depth + 1);
        }
    }
}
