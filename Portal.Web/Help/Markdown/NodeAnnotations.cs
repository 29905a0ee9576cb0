using Markdig.Syntax;

namespace Portal.Web.Help.Markdown;

/// <summary>What the survey found out about a node of the tree, kept on the node for the writers.</summary>
internal static class NodeAnnotations
{
    public static void Mark<T>(this MarkdownObject node, T value)
        where T : class => node.SetData(typeof(T), value);

    public static T? Marked<T>(this MarkdownObject node)
        where T : class => node.GetData(typeof(T)) as T;
}

/// <summary>The place of a heading.</summary>
internal sealed record Anchor(string Id);

/// <summary>A paragraph that says what the reader should see.</summary>
internal sealed record ExpectedResult;

/// <summary>The kinds of line a block is for.</summary>
internal sealed record OnlyFor(IReadOnlyList<string> Technologies);

/// <summary>The name of a table for those who cannot see what it stands under.</summary>
internal sealed record TableName(string Text);

/// <summary>A paragraph that is a figure.</summary>
internal sealed record FigureReference(Figure Figure, string Alt, string Caption);
