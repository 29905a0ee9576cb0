using System.Numerics;

namespace Portal.Search.Querying;

/// <summary>
/// How near the neighbours of the query stand to each other in a text (in the spirit of Rasolofo, Savoy: Term proximity scoring, 2003): for
/// each pair the rarity of its more frequent word, divided by the least distance, half of it when they stand the other way round. Words
/// with one between them count half.
/// </summary>
internal readonly ref struct Proximity
{
    private const int Window = 16;
    private const double SecondNeighbourShare = 0.5;
    private const double ReversedShare = 0.5;
    private const int Never = -1000;

    private readonly ulong words;
    private readonly SurfaceMatches marks;
    private readonly double[] rarities;

    /// <param name="clauses">The query.</param>
    /// <param name="words">The clauses that take part, a bit each.</param>
    /// <param name="marks">Which surfaces count as which clauses.</param>
    public Proximity(List<Clause> clauses, ulong words, SurfaceMatches marks)
    {
        (this.words, this.marks) = (words, marks);
        rarities = new double[BitOperations.PopCount(words)];
        for (int k = 0; words != 0; words &= words - 1)
            rarities[k++] = clauses[BitOperations.TrailingZeroCount(words)].Rarity;
    }

    public double Compute(ReadOnlySpan<Match> matches)
    {
        if (rarities.Length < 2)
            return 0;
        // By the place of a word among those that take part, moved by two, so that there always are two before it and two behind it.
        Span<int> last = stackalloc int[rarities.Length + 4],
            earlier = stackalloc int[rarities.Length + 4];
        Span<double> next = stackalloc double[rarities.Length + 2],
            second = stackalloc double[rarities.Length + 2];
        last.Fill(Never);
        earlier.Fill(Never);
        next.Clear();
        second.Clear();
        foreach (var match in matches)
        {
            var set = marks.Clauses(match.Mark) & words;
            for (var rest = set; rest != 0; rest &= rest - 1)
            {
                var k = PlaceOf(rest);
                int position = match.Position;
                next[k] = Math.Max(next[k], Nearness(position, last[k + 1], earlier[k + 1], 1));
                next[k + 1] = Math.Max(next[k + 1], Nearness(position, last[k + 3], earlier[k + 3], ReversedShare));
                second[k] = Math.Max(second[k], Nearness(position, last[k], earlier[k], 1));
                second[k + 2] = Math.Max(second[k + 2], Nearness(position, last[k + 4], earlier[k + 4], ReversedShare));
            }
            for (var rest = set; rest != 0; rest &= rest - 1)
                Remember(PlaceOf(rest) + 2, match.Position, last, earlier);
        }
        return Sum(next, second);
    }

    private double Sum(ReadOnlySpan<double> next, ReadOnlySpan<double> second)
    {
        double sum = 0;
        for (var k = 1; k < rarities.Length; k++)
        {
            sum += Math.Min(rarities[k - 1], rarities[k]) * next[k];
            if (k > 1)
                sum += SecondNeighbourShare * Math.Min(rarities[k - 2], rarities[k]) * second[k];
        }
        return sum;
    }

    private int PlaceOf(ulong rest) => BitOperations.PopCount(words & ((rest & (~rest + 1)) - 1));

    private static void Remember(int place, int position, Span<int> last, Span<int> earlier)
    {
        if (last[place] == position)
            return;
        (earlier[place], last[place]) = (last[place], position);
    }

    /// <summary>A share of 1 / distance to the last place before this one; words that share a place are no neighbours.</summary>
    private static double Nearness(int position, int last, int earlier, double share)
    {
        var distance = position - (last == position ? earlier : last);
        return distance <= Window ? share / distance : 0;
    }
}
