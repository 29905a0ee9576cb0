using System.Collections.Frozen;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Looks for the best answers in the languages the reader did not ask in.</summary>
internal readonly ref struct CrossLanguageSearch(
    FrozenDictionary<string, LanguageIndex> all,
    FrozenDictionary<string, GuidedLanguage> guided
)
{
    private const int MaxCount = 3;

    /// <param name="query">The query, in the reader's language.</param>
    /// <param name="known">How many of its words led to an article there. A language that knows no more of them has nothing better to say;
    /// where none did, words are guessed at.</param>
    public List<Hit> Find(Query query, int known)
    {
        var own = guided.GetValueOrDefault(query.Language ?? "") ?? GuidedLanguage.None;
        var translator = new Translator(own, query.Text ?? "");
        var searchers = new List<Searcher>(all.Count);
        try
        {
            var found = new List<(Searcher Searcher, Candidate Candidate)>();
            foreach (var index in all.Values)
            {
                if (index.Language == query.Language)
                    continue;
                var searcher = new Searcher(
                    index,
                    translator.Into(index.Language),
                    guided.GetValueOrDefault(index.Language),
                    guess: known == 0,
                    foreign: true
                );
                searchers.Add(searcher);
                if (searcher.KnownWords <= known || !searcher.CanBeGood)
                    continue;
                var best = searcher.Best(query.Topic);
                if (Searcher.IsGood(best))
                    found.AddRange(best.Take(MaxCount).Select(candidate => (searcher, candidate)));
            }
            var order = found
                .OrderByDescending(pair => pair.Candidate.Score)
                .ThenBy(pair => pair.Searcher.Language, StringComparer.Ordinal);
            return [.. order.Take(MaxCount).Select(pair => pair.Searcher.HitOf(pair.Candidate))];
        }
        finally
        {
            searchers.ForEach(searcher => searcher.Dispose());
        }
    }
}
