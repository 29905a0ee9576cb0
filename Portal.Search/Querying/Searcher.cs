using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Answers one query from the index of one language.</summary>
internal sealed class Searcher
{
    /// <summary>What is behind the best hundred is not paged to.</summary>
    public const int Most = 100;

    /// <summary>A document below this share of the best one's sum is noise.</summary>
    private const double LeastShare = 0.1;

    /// <summary>The share of the query the best document must hold to be called a good answer.</summary>
    private const double GoodCoverage = 0.5;

    private readonly LanguageIndex index;
    private readonly TypedQuery typed;
    private readonly QueryPlanner planner;
    private readonly List<Clause> clauses;
    private readonly WeightedTerms terms;
    private readonly List<Correction> rewritten;
    private readonly string? pinned;

    public Searcher(LanguageIndex index, string? text, GuidedLanguage? guided = null)
    {
        this.index = index;
        planner = new(index);
        (var meant, rewritten) = new Rewriter(index, planner).Rewrite(text);
        typed = QueryParser.Parse(meant, index.Vocabulary.Analyzer);
        clauses = planner.Plan(typed);
        new Synonyms(index, planner, guided ?? GuidedLanguage.None).AddTo(clauses, typed);
        pinned = guided?.PinnedTo(typed.Text);
        terms = WeightedTerms.Of(clauses, index);
    }

    public IReadOnlyList<Correction> Corrections => [.. rewritten, .. clauses.Select(clause => clause.Correction).OfType<Correction>()];

    /// <summary>The best hundred in their final order.</summary>
    public List<Candidate> Best(string? topic, bool exhaustive = false)
    {
        var best = new TopCandidates(Most);
        using var search = new MaxScore(index, best, new Filter(typed, planner, clauses, topic).Accepts, exhaustive);
        foreach (var view in index.Segments) search.Search(view, terms.Terms);
        var candidates = best.Best();
        var least = candidates.Count > 0 ? LeastShare * candidates[0].Sum : 0;
        candidates.RemoveAll(candidate => candidate.Sum < least);
        return WithPinned(new Reranker(index, clauses, terms.Unit).Order(candidates), topic);
    }

    /// <summary>Puts the article editors pinned to this query before all others, if it is of the topic asked for.</summary>
    private List<Candidate> WithPinned(List<Candidate> candidates, string? topic)
    {
        if (pinned is null) return candidates;
        foreach (var view in index.Segments)
        {
            if (view.Find(pinned) is not (>= 0 and var document)) continue;
            var first = new Candidate { View = view, Document = document, Sum = 0, Score = 1 + (candidates.Count > 0 ? candidates[0].Score : 0), Coverage = 1 };
            if (topic is not null && first.Head.Document.Topic != topic) continue;
            candidates.RemoveAll(candidate => candidate.Head.Id == pinned);
            candidates.Insert(0, first);
            if (candidates.Count > Most) candidates.RemoveAt(Most);
        }
        return candidates;
    }

    public static bool IsGood(List<Candidate> candidates) => candidates.Count > 0 && candidates.Take(3).Any(candidate => candidate.Coverage >= GoodCoverage);

    public List<Hit> Hits(IEnumerable<Candidate> candidates)
    {
        var passages = new PassageMaker(clauses, index.Vocabulary.Analyzer);
        return [.. candidates.Select(candidate => passages.Make(candidate, index.Language))];
    }
}
