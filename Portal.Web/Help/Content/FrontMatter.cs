namespace Portal.Web.Help.Content;

/// <summary>What a file says about its article, above the text.</summary>
public sealed record FrontMatter
{
    public string Title { get; init; } = "";

    public string Slug { get; init; } = "";

    /// <summary>The one-sentence answer.</summary>
    public string Summary { get; init; } = "";

    public string Topic { get; init; } = "";

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The kinds of line the article is for.</summary>
    public IReadOnlyList<string> Technologies { get; init; } = [];

    public string Audience { get; init; } = "";

    /// <summary>The day a person who gave their name last checked that it is still true; mostly nobody has yet.</summary>
    public DateOnly? Reviewed { get; init; }

    public IReadOnlyList<string> Related { get; init; } = [];
}
