namespace Portal.Search;

/// <summary>One article in one language, as it is to be found. Two documents are the same when id and language are.</summary>
public sealed record Document
{
    /// <summary>Names the article in every language; compared byte by byte.</summary>
    public required string Id { get; init; }

    /// <summary>The language code: en, de, es, pt, ru or ca. Another code is indexed too, but without stemming.</summary>
    public required string Language { get; init; }

    /// <summary>The heading of the article as plain text.</summary>
    public required string Title { get; init; }

    /// <summary>The key of the topic the article belongs to; empty when it belongs to none.</summary>
    public string Topic { get; init; } = "";

    /// <summary>Words and phrases people type for this article, also wrong and colloquial ones.</summary>
    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>The answer in one sentence, plain text; empty when there is none.</summary>
    public string Summary { get; init; } = "";

    /// <summary>The text in reading order.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>
    /// How helpful and recent the article is, from 0 to 1; outside values count as the nearest of the two. Lifts a score by at most 2 %.
    /// </summary>
    public double Popularity { get; init; }
}
