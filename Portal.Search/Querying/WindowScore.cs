using System.Numerics;

namespace Portal.Search.Querying;

/// <summary>
/// How much of a query stands together in a text: the most, by rarity, that fifteen words in a row hold of it. What is asked in one breath
/// is mostly answered in one place; neighbourhood alone only looks at words that were typed side by side.
/// </summary>
internal readonly ref struct WindowScore(List<Clause> clauses, ulong words, SurfaceMatches marks)
{
    /// <summary>About a sentence; 10 to 20 do as well.</summary>
    private const int Length = 15;

    private const int MaxClauses = 64;

    public double Compute(ReadOnlySpan<Match> matches)
    {
        Span<int> counts = stackalloc int[MaxClauses];
        counts.Clear();
        double held = 0,
            best = 0;
        var first = 0;
        foreach (var match in matches)
        {
            for (var set = marks.Clauses(match.Mark) & words; set != 0; set &= set - 1)
                if (counts[BitOperations.TrailingZeroCount(set)]++ == 0)
                    held += clauses[BitOperations.TrailingZeroCount(set)].Rarity;
            for (; match.Position - matches[first].Position >= Length; first++)
            for (var set = marks.Clauses(matches[first].Mark) & words; set != 0; set &= set - 1)
                if (--counts[BitOperations.TrailingZeroCount(set)] == 0)
                    held -= clauses[BitOperations.TrailingZeroCount(set)].Rarity;
            best = Math.Max(best, held);
        }
        return best;
    }
}
