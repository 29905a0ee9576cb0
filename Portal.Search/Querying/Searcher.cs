using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Answers one query from the index of one language. Belongs to one thread; to be disposed of when its hits are made.</summary>
internal sealed class Searcher : IDisposable
{
    /// <summary>What is behind the best hundred is not paged to.</summary>
    public const int MaxCount = TopCandidates.MaxCount;

    /// <summary>A document below this share of the best one's sum is noise.</summary>
    private const double MinShare = 0.1;

    /// <summary>The share of the query the best document must hold to be called a good answer.</summary>
    private const double GoodCoverage = 0.5;

    /// <summary>The least share of a query an intent must have.</summary>
    private const double MinIntent = 0.33;

    private const double FittingShare = 0.5;

    private readonly LanguageIndex index;
    private readonly Scratch scratch;
    private readonly QueryPlanner planner;
    private readonly QueryPlan plan;
    private readonly GuidedLanguage guided;
    private readonly string? pinned;
    private readonly string? pinnedIntent;
    private bool strict = true;

    /// <param name="index">What is searched.</param>
    /// <param name="text">What was typed.</param>
    /// <param name="guided">What editors say about the language.</param>
    /// <param name="guess">Whether unknown words are searched for as what they may have been meant to be.</param>
    /// <param name="foreign">Whether the text was put into the language of the index.</param>
    public Searcher(LanguageIndex index, string? text, GuidedLanguage? guided = null, bool guess = true, bool foreign = false)
    {
        this.index = index;
        scratch = index.Scratches.Take();
        planner = new(index, scratch);
        plan = planner.Plan(text, guided ?? GuidedLanguage.None, guess, foreign);
        this.guided = guided ?? GuidedLanguage.None;
        var pin = this.guided.PinnedTo(plan.Query.Text);
        pinnedIntent = pin is not null && this.guided.Intents.Knows(pin) ? pin : null;
        pinned = pinnedIntent is null ? pin : null;
        Fit = new(plan.Clauses);
        scratch.Marks.Set(plan.Clauses, index.Vocabulary);
    }

    public string Language => index.Language;

    /// <summary>How well articles fit the query.</summary>
    public QueryCoverage Fit { get; }

    public bool IsPinned => pinned is not null;

    /// <summary>What was searched for differently from how it was typed; to be asked for after the search.</summary>
    public IReadOnlyList<Correction> Corrections =>
        strict ? plan.Corrections : [.. plan.Query.Phrases.Select(plan.Loosened), .. plan.Corrections];

    /// <summary>Whether so much of the query is known that a good answer may exist.</summary>
    public bool CanBeGood => pinned is not null || plan.KnownShare >= GoodCoverage;

    /// <summary>How many words of the query stand in articles, or something that is meant by them does.</summary>
    public int KnownWords => plan.Clauses.Count(static clause => clause.IsWord && clause.IsMet);

    /// <summary>
    /// Whether the first is an answer: by an editor's word, or as good as right answers to so many words are in this language.
    /// </summary>
    public bool IsConfident(List<Candidate> candidates) =>
        candidates.Count > 0 && (IsPinned || Fit.Compute(candidates[0]) >= guided.FloorIn(index).For(Fit.Words));

    /// <summary>
    /// The intent that is meant: one that has at least as much of the query as the best article, or, where no article is an answer, a
    /// third of it. An editor's word comes before all of that.
    /// </summary>
    public string? Intent(List<Candidate> candidates, bool confident)
    {
        if (pinnedIntent is not null)
            return pinnedIntent;
        if (guided.Intents.Find(plan.Query, plan.Clauses, scratch.Stem) is not { } match)
            return null;
        if (confident && match.IsDenied)
            return null; // who cannot sign in does not want to be sent to the page where it does not work
        return match.Share >= (confident ? Fit.Compute(candidates[0]) : MinIntent) ? match.Id : null;
    }

    /// <summary>Those that fit at least half as well as the first.</summary>
    public List<Candidate> Fitting(List<Candidate> candidates)
    {
        if (candidates.Count == 0)
            return candidates;
        var least = FittingShare * Fit.Compute(candidates[0]);
        return candidates.FindAll(candidate => Fit.Compute(candidate) >= least);
    }

    public static bool IsGood(List<Candidate> candidates)
    {
        for (var i = 0; i < Math.Min(3, candidates.Count); i++)
            if (candidates[i].Coverage >= GoodCoverage)
                return true;
        return false;
    }

    /// <summary>
    /// The best hundred in their final order. A phrase that is in no article as quoted is
    /// searched for by its words, if more than it was typed.
    /// </summary>
    public List<Candidate> Best(string? topic, bool exhaustive = false)
    {
        var best = Found(topic, exhaustive);
        if (best.Count > 0 || !strict || topic is not null || !plan.Query.QuotesSome)
            return best;
        strict = false;
        return Found(topic, exhaustive);
    }

    public Hit[] Hits(ReadOnlySpan<Candidate> candidates)
    {
        var hits = new Hit[candidates.Length];
        for (var i = 0; i < hits.Length; i++)
            hits[i] = HitOf(candidates[i]);
        return hits;
    }

    public Hit HitOf(Candidate candidate) =>
        new PassageBuilder(plan.Clauses, index.Vocabulary.Analyzer, scratch).Make(candidate, index.Language);

    public void Dispose()
    {
        scratch.Marks.Clear();
        index.Scratches.GiveBack(scratch);
    }

    private List<Candidate> Found(string? topic, bool exhaustive)
    {
        scratch.Top.Begin(index.Segments);
        var search = new MaxScore(index, scratch, new(plan.Query, planner, plan.Clauses, topic, strict, scratch), exhaustive);
        for (var place = 0; place < index.Segments.Length; place++)
            search.Search(place, plan.Terms.Terms);
        var candidates = scratch.Top.Best(MinShare);
        new Reranker(index, plan.Clauses, scratch).Order(candidates, plan.Terms.Unit);
        if (pinned is not null)
            PutPinnedFirst(candidates, topic);
        return candidates;
    }

    /// <summary>Puts the article editors pinned to this query before all others, if it is of the topic asked for.</summary>
    private void PutPinnedFirst(List<Candidate> candidates, string? topic)
    {
        foreach (var view in index.Segments)
        {
            if (view.Find(pinned!) is not (>= 0 and var document))
                continue;
            var first = new Candidate
            {
                View = view,
                Document = document,
                Sum = 0,
                Score = 1 + (candidates.Count > 0 ? candidates[0].Score : 0),
                Coverage = 1,
                Found = ulong.MaxValue,
                Named = ulong.MaxValue,
            };
            if (topic is not null && first.Topic != topic)
                continue;
            candidates.RemoveAll(candidate => candidate.Id == pinned);
            candidates.Insert(0, first);
            if (candidates.Count > MaxCount)
                candidates.RemoveAt(MaxCount);
        }
    }
}
