using System.Collections.Frozen;
using Portal.Search.Indexing;
using Portal.Search.Querying;

namespace Portal.Search;

/// <summary>The engine of this library: an index in memory, one per language. It is empty at first; see docs/search.md for the formula.</summary>
public sealed class SearchEngine : ISearchEngine
{
    private const int MostFromOtherLanguages = 3;

    private readonly Lock writing = new();

    // Readers take this reference once per call; writers put a finished index in its place.
    private volatile FrozenDictionary<string, LanguageIndex> languages = FrozenDictionary<string, LanguageIndex>.Empty;

    private volatile FrozenDictionary<string, GuidedLanguage> guided = FrozenDictionary<string, GuidedLanguage>.Empty;

    /// <inheritdoc />
    public void Replace(IReadOnlyCollection<Document> documents)
    {
        var built = documents.GroupBy(document => document.Language, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => LanguageIndexer.Build(group.Key, group.Select(Cleaning.Clean)));
        lock (writing) languages = built;
    }

    /// <inheritdoc />
    public void Put(Document document)
    {
        var clean = Cleaning.Clean(document);
        lock (writing)
        {
            var index = languages.GetValueOrDefault(clean.Language);
            Set(index is null ? LanguageIndexer.Build(clean.Language, [clean]) : LanguageIndexer.Put(index, clean));
        }
    }

    /// <inheritdoc />
    public void Remove(string id, string language)
    {
        lock (writing)
            if (languages.GetValueOrDefault(language) is { } index) Set(LanguageIndexer.Remove(index, id));
    }

    /// <inheritdoc />
    public void Guide(IReadOnlyCollection<Guidance> guidance) =>
        guided = guidance.GroupBy(one => one.Language, StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => new GuidedLanguage(group.Last()));

    /// <inheritdoc />
    public Results Search(Query query)
    {
        var all = languages;
        if (!all.TryGetValue(query.Language ?? "", out var index)) return new() { OtherLanguages = query.OtherLanguages ? Others(all, query) : [] };
        var searcher = new Searcher(index, query.Text, guided.GetValueOrDefault(query.Language!));
        var everywhere = searcher.Best(null);
        var found = query.Topic is null ? everywhere : searcher.Best(query.Topic);
        return new()
        {
            Total = found.Count,
            Hits = searcher.Hits(found.Skip(query.Skip).Take(Math.Clamp(query.Take, 0, Searcher.Most))),
            Topics = Facets(everywhere),
            OtherLanguages = query.OtherLanguages && !Searcher.IsGood(everywhere) ? Others(all, query) : [],
            Corrections = searcher.Corrections,
        };
    }

    /// <inheritdoc />
    public IReadOnlyList<Suggestion> Suggest(string language, string text, int limit) =>
        languages.TryGetValue(language ?? "", out var index) ? new Suggester(index).Suggest(text, limit) : [];

    /// <inheritdoc />
    public int Count(string language) => languages.TryGetValue(language ?? "", out var index) ? index.Count : 0;

    /// <summary>The index of a language, for measuring; null when there is none.</summary>
    internal LanguageIndex? Index(string language) => languages.GetValueOrDefault(language);

    private void Set(LanguageIndex index)
    {
        var changed = languages.ToDictionary();
        changed[index.Language] = index;
        languages = changed.ToFrozenDictionary();
    }

    private List<Hit> Others(FrozenDictionary<string, LanguageIndex> all, Query query)
    {
        var own = guided.GetValueOrDefault(query.Language ?? "") ?? GuidedLanguage.None;
        var found = new List<(Searcher Searcher, Candidate Candidate)>();
        foreach (var index in all.Values.Where(index => index.Language != query.Language))
        {
            var searcher = new Searcher(index, own.Translate(query.Text ?? "", index.Language), guided.GetValueOrDefault(index.Language));
            var best = searcher.Best(query.Topic);
            if (Searcher.IsGood(best)) found.AddRange(best.Take(MostFromOtherLanguages).Select(candidate => (searcher, candidate)));
        }
        var order = found.OrderByDescending(pair => pair.Candidate.Score).ThenBy(pair => pair.Candidate.Head.Document.Language, StringComparer.Ordinal);
        return [.. order.Take(MostFromOtherLanguages).SelectMany(pair => pair.Searcher.Hits([pair.Candidate]))];
    }

    private static List<Facet> Facets(List<Candidate> candidates) =>
        [.. candidates.Select(candidate => candidate.Head.Document.Topic).Where(topic => topic.Length > 0).CountBy(topic => topic)
            .Select(pair => new Facet(pair.Key, pair.Value)).OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Topic, StringComparer.Ordinal)];
}
