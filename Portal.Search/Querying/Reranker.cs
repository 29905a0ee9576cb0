using System.Runtime.InteropServices;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Orders the best candidates by how the words stand in them: neighbours of the query that are neighbours in the text (in the spirit of Rasolofo, Savoy:
/// Term proximity scoring, 2003), and titles that say what was asked and little else. Popularity lifts a score by at most 2 %.
/// </summary>
internal sealed class Reranker
{
    public const int Depth = 50;
    private const double ProximityWeight = 1.0;
    private const double TitleWeight = 0.3;
    private const double PopularityWeight = 0.02;
    private const int Window = 8;
    private const double SecondNeighbourShare = 0.5;
    private const double ReversedShare = 0.5;

    private readonly LanguageIndex index;
    private readonly Clause[] clauses;
    private readonly double unit;
    private readonly ClausePositions positions;
    private readonly double queryRarity;

    /// <param name="index">What was searched.</param>
    /// <param name="clauses">The words of the query; only significant ones are looked at.</param>
    /// <param name="unit">What 1 of a candidate's sum stands for.</param>
    public Reranker(LanguageIndex index, IReadOnlyList<Clause> clauses, double unit)
    {
        (this.index, this.unit) = (index, unit);
        this.clauses = [.. clauses.Where(clause => clause.IsWord && clause.IsSignificant)];
        positions = new(this.clauses);
        queryRarity = this.clauses.Sum(clause => clause.Rarity);
    }

    /// <summary>Scores all, and puts the first fifty in the order of their scores.</summary>
    public List<Candidate> Order(List<Candidate> candidates)
    {
        var all = CollectionsMarshal.AsSpan(candidates);
        foreach (ref var candidate in all) candidate.Score = candidate.Sum * unit;
        var head = all[..Math.Min(Depth, all.Length)];
        foreach (ref var candidate in head) Score(ref candidate);
        head.Sort((a, b) => a.Score != b.Score ? b.Score.CompareTo(a.Score) : string.CompareOrdinal(a.Head.Id, b.Head.Id));
        return candidates;
    }

    private void Score(ref Candidate candidate)
    {
        positions.Read(candidate.View.Segment, candidate.Document);
        var score = candidate.Score + ProximityWeight * Proximity() + TitleWeight * Title(candidate.Head);
        candidate.Score = score * (1 + PopularityWeight * candidate.Head.Popularity);
        candidate.Coverage = Coverage();
    }

    /// <summary>Neighbours count in full, words with one between them half.</summary>
    private double Proximity()
    {
        double sum = 0;
        for (var i = 1; i < clauses.Length; i++)
        {
            sum += Near(i - 1, i);
            if (i > 1) sum += SecondNeighbourShare * Near(i - 2, i);
        }
        return sum;
    }

    private double Near(int first, int second) =>
        positions[first].Count == 0 || positions[second].Count == 0 ? 0 : Math.Min(clauses[first].Rarity, clauses[second].Rarity) * Nearness(positions[first], positions[second]);

    /// <summary>1 / distance of the nearest two; half of it when they stand the other way round; 0 beyond the window.</summary>
    private static double Nearness(List<int> first, List<int> second)
    {
        double best = 0;
        var from = 0;
        foreach (var position in first)
        {
            while (from < second.Count && second[from] < position - Window) from++;
            for (var i = from; i < second.Count && second[i] <= position + Window; i++)
            {
                var distance = second[i] - position;
                if (distance != 0) best = Math.Max(best, distance > 0 ? 1.0 / distance : ReversedShare / -distance);
            }
        }
        return best;
    }

    private double Title(AnalyzedHead head)
    {
        double covered = 0, all = 0, found = 0;
        foreach (var term in head.TitleTerms)
        {
            var rarity = index.Rarity.Of(index.CountOfTerm(term));
            all += rarity;
            if (IsAskedFor(term)) covered += rarity;
        }
        for (var i = 0; i < clauses.Length; i++)
            if (positions[i].Count > 0 && positions[i][0] < head.Starts[1]) found += clauses[i].Rarity;
        return all > 0 ? found * covered / all : 0;
    }

    private bool IsAskedFor(int term)
    {
        foreach (var clause in clauses)
            if (clause.Alternatives.Length > 0 && clause.Alternatives[0].Term == term) return true;
        return false;
    }

    private double Coverage()
    {
        double found = 0;
        for (var i = 0; i < clauses.Length; i++)
            if (positions[i].Count > 0) found += clauses[i].Rarity;
        return queryRarity > 0 ? found / queryRarity : 0;
    }
}
