using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Portal.Search.Indexing;
using Portal.Search.Querying;

namespace Portal.Search;

/// <summary>
/// The engine of this library: an index in memory, one per language. It is empty at first; see docs/search.md for the formula.
/// </summary>
public sealed class SearchEngine : ISearchEngine
{
    private readonly Lock writing = new();

    private Task tidying = Task.CompletedTask; // changed by who holds the lock

    // Readers take this reference once per call; writers put a finished index in its place.
    private volatile FrozenDictionary<string, LanguageIndex> languages = FrozenDictionary<string, LanguageIndex>.Empty;

    private volatile FrozenDictionary<string, GuidedLanguage> guided = FrozenDictionary<string, GuidedLanguage>.Empty;

    /// <inheritdoc />
    public void Replace(IReadOnlyCollection<Document> documents)
    {
        var built = documents
            .GroupBy(document => document.Language, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => LanguageIndexer.Build(group.Key, group.Select(DocumentCleaner.Clean)));
        lock (writing)
            languages = built;
    }

    /// <inheritdoc />
    public void Put(Document document)
    {
        var clean = DocumentCleaner.Clean(document);
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
            if (languages.GetValueOrDefault(language) is { } index)
                Set(LanguageIndexer.Remove(index, id));
    }

    /// <inheritdoc />
    public void Guide(IReadOnlyCollection<Guidance> guidance) =>
        guided = guidance
            .GroupBy(one => one.Language, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => new GuidedLanguage(group.Last()));

    /// <inheritdoc />
    public Results Search(Query query)
    {
        var all = languages;
        if (!all.TryGetValue(query.Language ?? "", out var index))
            return new() { OtherLanguages = query.OtherLanguages ? new CrossLanguageSearch(all, guided).Find(query, 0) : [] };
        using var searcher = new Searcher(index, query.Text, guided.GetValueOrDefault(query.Language!));
        var everywhere = searcher.Best(null);
        var confident = searcher.IsConfident(everywhere);
        var intent = searcher.Intent(everywhere, confident);
        var cut = query.OnlyFitting && confident;
        if (cut)
            everywhere = searcher.Fitting(everywhere);
        var found =
            query.Topic is null ? everywhere
            : cut ? everywhere.FindAll(candidate => candidate.Topic == query.Topic)
            : searcher.Best(query.Topic);
        var answered = intent is not null || confident || Searcher.IsGood(everywhere);
        var skip = Math.Clamp(query.Skip, 0, found.Count);
        return new()
        {
            Total = found.Count,
            Intent = intent,
            IsConfident = confident,
            Hits = searcher.Hits(
                CollectionsMarshal.AsSpan(found).Slice(skip, Math.Min(found.Count - skip, Math.Clamp(query.Take, 0, Searcher.MaxCount)))
            ),
            Topics = Facets.Count(everywhere),
            OtherLanguages =
                query.OtherLanguages && !answered
                    ? new CrossLanguageSearch(all, guided).Find(query, found.Count == 0 ? 0 : searcher.KnownWords)
                    : [],
            Corrections = searcher.Corrections,
        };
    }

    /// <inheritdoc />
    public IReadOnlyList<Suggestion> Suggest(string language, string text, int limit) =>
        languages.TryGetValue(language ?? "", out var index)
            ? new Suggester(index, guided.GetValueOrDefault(language!) ?? GuidedLanguage.None).Suggest(text, limit)
            : [];

    /// <inheritdoc />
    public int Count(string language) => languages.TryGetValue(language ?? "", out var index) ? index.Count : 0;

    /// <summary>Ends when nothing is left to be tidied; for tests.</summary>
    internal Task Tidied
    {
        get
        {
            lock (writing)
                return tidying;
        }
    }

    /// <summary>The ranking alone, for measuring and for comparing pruned with exhaustive search.</summary>
    internal List<Candidate> Rank(string language, string text, bool exhaustive = false)
    {
        if (!languages.TryGetValue(language, out var index))
            return [];
        using var searcher = new Searcher(index, text, guided.GetValueOrDefault(language));
        return searcher.Best(null, exhaustive);
    }

    private void Set(LanguageIndex index)
    {
        var changed = languages.ToDictionary();
        changed[index.Language] = index;
        languages = changed.ToFrozenDictionary();
        if (tidying.IsCompleted && SegmentMerger.Due(index) is not null)
            tidying = Task.Run(Tidy);
    }

    /// <summary>Does beside the readers and writers what takes too long to make a writer wait for, until nothing is due.</summary>
    private void Tidy()
    {
        while (true)
        {
            LanguageIndex? index;
            lock (writing)
            {
                index = languages.Values.FirstOrDefault(one => SegmentMerger.Due(one) is not null);
                if (index is null)
                {
                    tidying = Task.CompletedTask;
                    return;
                }
            }
            var merged = SegmentMerger.Written(index, SegmentMerger.Due(index)!);
            lock (writing)
                if (languages.GetValueOrDefault(index.Language) is { } now)
                    Set(merged.PutInto(now));
        }
    }
}
