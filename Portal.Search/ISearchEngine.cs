namespace Portal.Search;

/// <summary>
/// Finds articles. Every member may be called from any thread at any time: a reader sees the articles as they were before a change or after
/// it, never half of it. Whatever a reader types is answered without an exception.
/// </summary>
public interface ISearchEngine
{
    /// <summary>
    /// Makes these the only articles, in every language, at once. Of two with the same id and language the later one counts.
    /// </summary>
    void Replace(IReadOnlyCollection<Document> documents);

    /// <summary>Adds an article, or replaces the one of the same id and language.</summary>
    void Put(Document document);

    /// <summary>Takes an article away; does nothing when there is none.</summary>
    void Remove(string id, string language);

    /// <summary>
    /// Makes this the only guidance, for every language, at once. It stays when articles are
    /// replaced. Of two for one language the later one counts.
    /// </summary>
    void Guide(IReadOnlyCollection<Guidance> guidance);

    /// <summary>The articles that answer the query best.</summary>
    Results Search(Query query);

    /// <summary>
    /// Titles and queries that go on from what was typed so far, popular ones first; when none does, the articles that fit it well.
    /// An intent comes first. None for an empty text.
    /// </summary>
    /// <param name="language">The reader's language code.</param>
    /// <param name="text">What was typed so far; of a long text the first 256 UTF-16 units count.</param>
    /// <param name="limit">How many to answer at most, from 0 to 20; values outside count as the nearest of the two.</param>
    IReadOnlyList<Suggestion> Suggest(string language, string text, int limit);

    /// <summary>How many articles there are in a language.</summary>
    int Count(string language);
}
