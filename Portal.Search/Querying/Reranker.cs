using System.Numerics;
using System.Runtime.InteropServices;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Orders the best candidates by how the words stand in them: neighbours of the query that are neighbours in the text, and titles that say what was
/// asked and little else. Popularity lifts a score by at most 2 %.
/// </summary>
internal readonly ref struct Reranker
{
    public const int Depth = 50;
    private const double ProximityWeight = 1.0;
    private const double TitleWeight = 0.3;
    private const double PopularityWeight = 0.02;

    private readonly LanguageIndex index;
    private readonly Scratch scratch;
    private readonly Proximity proximity;
    private readonly List<Clause> clauses;
    private readonly ulong words;
    private readonly double queryRarity;

    public Reranker(LanguageIndex index, List<Clause> clauses, Scratch scratch)
    {
        (this.index, this.clauses, this.scratch) = (index, clauses, scratch);
        for (var i = 0; i < clauses.Count; i++)
            if (clauses[i].IsWord && clauses[i].IsSignificant) words |= 1UL << i;
        proximity = new(clauses, words, scratch.Marks);
        queryRarity = RarityOf(words);
    }

    /// <summary>Scores all, and puts the first fifty in the order of their scores.</summary>
    public void Order(List<Candidate> candidates, double unit)
    {
        var all = CollectionsMarshal.AsSpan(candidates);
        foreach (ref var candidate in all) candidate.Score = candidate.Sum * unit;
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
        ulong found = 0, inTitle = 0;
        int titleEnd = segment.Documents.Layout(candidate.Document).TitleEnd;
        foreach (var match in matches)
        {
            found |= scratch.Marks.Clauses(match.Mark);
            if (match.Position < titleEnd) inTitle = found;
        }
        var score = candidate.Score + ProximityWeight * proximity.Of(matches);
        if ((inTitle & words) != 0) score += TitleWeight * RarityOf(inTitle & words) * AskedShare(segment, candidate.Document, titleEnd);
        candidate.Score = score * (1 + PopularityWeight * segment.Documents.Popularity(candidate.Document));
        candidate.Coverage = queryRarity > 0 ? RarityOf(found & words) / queryRarity : 0;
    }

    private double RarityOf(ulong set)
    {
        double sum = 0;
        for (; set != 0; set &= set - 1) sum += clauses[BitOperations.TrailingZeroCount(set)].Rarity;
        return sum;
    }

    /// <summary>How much of what the title says, by rarity, was asked for.</summary>
    private double AskedShare(Segment segment, int document, int titleEnd)
    {
        double asked = 0, all = 0;
        Span<int> seen = stackalloc int[64];
        var count = 0;
        var title = segment.Forward.Words(document)[..titleEnd];
        foreach (var word in title)
            if (word >= ForwardIndex.Shift) Count(word - ForwardIndex.Shift, seen, ref count, ref asked, ref all);
        var positions = segment.Forward.ExtraPositions(document);
        var surfaces = segment.Forward.ExtraSurfaces(document);
        for (var i = 0; i < positions.Length && positions[i] < titleEnd; i++) Count(surfaces[i], seen, ref count, ref asked, ref all);
        return all > 0 ? asked / all : 0;
    }

    private void Count(int surface, Span<int> seen, ref int count, ref double asked, ref double all)
    {
        var term = index.Vocabulary.TermOf(surface);
        if (count == seen.Length || seen[..count].Contains(term)) return;
        seen[count++] = term;
        var rarity = index.Rarity.Of(index.CountOfTerm(term));
        all += rarity;
        var mark = scratch.Marks.Table[surface + ForwardIndex.Shift];
        if (mark != 0 && scratch.Marks.IsMeant(mark)) asked += rarity;
    }
}
