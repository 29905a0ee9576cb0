namespace Portal.Search;

/// <summary>The answer to a query.</summary>
public sealed record Results
{
    /// <summary>How many articles can be paged through. At most 100: what lies behind the best hundred is noise.</summary>
    public int Total { get; init; }

    /// <summary>The page asked for, best first. Equal scores are in the order of their ids.</summary>
    public IReadOnlyList<Hit> Hits { get; init; } = [];

    /// <summary>The intent editors describe that was meant; null when it was none of them.</summary>
    public string? Intent { get; init; }

    /// <summary>
    /// Whether the first hit, in all topics, fits the query as well as right answers do. When it does not, nothing fits well: the hits
    /// have some words in common with the query, and no more.
    /// </summary>
    public bool IsConfident { get; init; }

    /// <summary>The topics of all articles counted in a search without the topic filter, most frequent first.</summary>
    public IReadOnlyList<Facet> Topics { get; init; } = [];

    /// <summary>The best articles of the other languages, at most 3; only when the reader's language has no good answer.</summary>
    public IReadOnlyList<Hit> OtherLanguages { get; init; } = [];

    /// <summary>
    /// The words that were searched for differently from how they were typed, and the quoted
    /// phrases no article has, searched for by their words.
    /// </summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];
}

/// <summary>A topic and how many of the articles found belong to it.</summary>
/// <param name="Topic">The key of the topic.</param>
/// <param name="Count">How many articles, at least 1.</param>
public sealed record Facet(string Topic, int Count);

/// <summary>A word that is in no article, and the one searched for instead.</summary>
/// <param name="Typed">The word as it was typed; a phrase stands in straight quotation marks.</param>
/// <param name="Searched">The word that was searched for; empty for a phrase that was left out.</param>
public sealed record Correction(string Typed, string Searched);
