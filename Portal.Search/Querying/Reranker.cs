using System.Numerics;
using System.Runtime.InteropServices;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Orders the best candidates by how the words stand in them: neighbours of the query that are neighbours in the text, much of the query in
/// one stretch, and titles that say what was asked and little else. Other forms of the words than were typed cost at most 2 %. Popularity
/// lifts a score by at most 2 %.
/// </summary>
internal readonly ref struct Reranker
{
    public const int Depth = 32;
    private const double ProximityWeight = 1.0;
    private const double StretchWeight = 0.2;
    private const double TitleWeight = 0.3;
    private const double OtherFormCost = 0.02;
    private const double PopularityWeight = 0.02;

    private readonly LanguageIndex index;
    private readonly Scratch scratch;
    private readonly Proximity proximity;
    private readonly WindowScore stretch;
    private readonly List<Clause> clauses;
    private readonly ulong words;
    private readonly double queryRarity;

    public Reranker(LanguageIndex index, List<Clause> clauses, Scratch scratch)
    {
        (this.index, this.clauses, this.scratch) = (index, clauses, scratch);
        ulong all = 0;
        for (var i = 0; i < clauses.Count; i++)
        {
            if (clauses[i].IsWord)
                all |= 1UL << i;
            if (clauses[i].IsWord && clauses[i].IsSignificant)
                words |= 1UL << i;
        }
        if (words == 0)
            words = all; // "no va internet": words that stand everywhere still stand together in one place only
        proximity = new(clauses, words, scratch.Marks);
        stretch = new(clauses, words, scratch.Marks);
        queryRarity = RarityOf(words);
    }

    /// <summary>Scores all, and puts the first 32 in the order of their scores.</summary>
    public void Order(List<Candidate> candidates, double unit)
    {
        var all = CollectionsMarshal.AsSpan(candidates);
        foreach (ref var candidate in all)
            candidate.Score = candidate.Sum * unit;
        var head = all[..Math.Min(Depth, all.Length)];
        Span<double> keys = stackalloc double[head.Length];
        for (var i = 0; i < head.Length; i++)
        {
            Score(ref head[i]);
            keys[i] = -head[i].Score;
        }
        keys.Sort(head);
        for (var i = 1; i < head.Length; i++)
        for (var j = i; j > 0 && head[j - 1].Score == head[j].Score && string.CompareOrdinal(head[j - 1].Id, head[j].Id) > 0; j--)
            (head[j - 1], head[j]) = (head[j], head[j - 1]);
    }

    private void Score(ref Candidate candidate)
    {
        var segment = candidate.View.Segment;
        var matches = scratch.Matches.Read(segment, candidate.Document, scratch.Marks);
        ulong found = 0,
            exact = 0,
            inTitle = 0,
            named = 0;
        var layout = segment.Documents.Layout(candidate.Document);
        var (titleEnd, namedEnd) = (layout.TitleEnd, layout.NamedEnd);
        foreach (var match in matches)
        {
            found |= scratch.Marks.Clauses(match.Mark);
            exact |= scratch.Marks.Exact(match.Mark);
            if (match.Position < namedEnd)
                named = found;
            if (match.Position < titleEnd)
                inTitle = found;
        }
        var score = candidate.Score + (StretchWeight * stretch.Compute(matches));
        if (BitOperations.PopCount(found & words) > 1)
            score += ProximityWeight * proximity.Compute(matches);
        if ((inTitle & words) != 0)
            score += TitleWeight * RarityOf(inTitle & words) * AskedShare(segment, candidate.Document);
        if (queryRarity > 0)
            score *= 1 - (OtherFormCost * RarityOf(found & words & ~exact) / queryRarity);
        candidate.Score = score * (1 + PopularityWeight * segment.Documents.Popularity(candidate.Document));
        (candidate.Found, candidate.Named) = (found, named);
        candidate.Coverage =
            queryRarity > 0 ? RarityOf(found & words) / queryRarity
            : found != 0 ? 1
            : 0;
    }

    private double RarityOf(ulong set)
    {
        double sum = 0;
        for (; set != 0; set &= set - 1)
            sum += clauses[BitOperations.TrailingZeroCount(set)].Rarity;
        return sum;
    }

    /// <summary>How much of what the title says, by rarity, was asked for.</summary>
    private double AskedShare(Segment segment, int document)
    {
        double asked = 0,
            all = 0;
        foreach (var term in segment.TitleTerms.Get(document))
        {
            var rarity = index.Rarity.Get(index.CountOfTerm(term));
            all += rarity;
            if (scratch.Marks.IsMeant(term))
                asked += rarity;
        }
        return all > 0 ? asked / all : 0;
    }
}
