using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>A page of the provider that is no article, such as the imprint, in one language.</summary>
public sealed record ContentPage
{
    /// <summary>The last part of its address, the same in all languages.</summary>
    public required string Key { get; init; }

    public required string Language { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    /// <summary>Its place in the footer.</summary>
    public required int Order { get; init; }

    /// <summary>The day of the last change, as its readers are told.</summary>
    public required DateOnly Updated { get; init; }

    /// <summary>What is rendered.</summary>
    public required ArticleSource Text { get; init; }

    /// <summary>Where each key of the front matter stands, for faults.</summary>
    internal IReadOnlyDictionary<string, int> Lines { get; init; } = new Dictionary<string, int>();

    internal string Path => ContentPageFile.PathOf(Key, Language);
}
