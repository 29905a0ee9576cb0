using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// How well an article must fit to be an answer, learnt for one language and each length of query from queries whose answer is known:
/// the right article of each, and the best of the wrong ones, which is what would be found if the right one had not been written.
/// </summary>
internal sealed class ConfidenceFloor
{
    /// <summary>Queries of more words are like those of so many.</summary>
    private const int Lengths = 4;

    /// <summary>To hide a right answer does so many times the harm of showing a wrong one: the wrong one can be seen to be wrong.</summary>
    private const double HarmOfHiding = 3;

    /// <summary>What all lengths together say counts like so many queries of this length.</summary>
    private const double CountOfAll = 8;

    private const double Lowest = 0.3;
    private const double Highest = 0.58;
    private const double Step = 0.02;

    private readonly double[] floors = new double[Lengths + 1];

    private ConfidenceFloor(double floor) => Array.Fill(floors, floor);

    /// <summary>Where nothing is known to learn from: half of what is asked.</summary>
    public static ConfidenceFloor Default { get; } = new(0.5);

    /// <param name="words">How many words of a query say something.</param>
    public double For(int words) => floors[Math.Min(words, Lengths)];

    public static ConfidenceFloor Learn(LanguageIndex index, GuidedLanguage guided, IReadOnlyList<JudgedQuery> judged)
    {
        var samples = new List<Sample>(2 * judged.Count);
        foreach (var query in judged)
            Add(index, guided, query, samples);
        if (!samples.Exists(static sample => sample.IsRight) || samples.TrueForAll(static sample => sample.IsRight))
            return Default;
        var learnt = new ConfidenceFloor(0);
        for (var length = 1; length <= Lengths; length++)
            learnt.floors[length] = Best(samples, length);
        learnt.floors[0] = learnt.floors[1];
        return learnt;
    }

    private static void Add(LanguageIndex index, GuidedLanguage guided, JudgedQuery judged, List<Sample> into)
    {
        using var searcher = new Searcher(index, judged.Query, guided);
        if (searcher.IsPinned)
            return; // an editor's word, no measure of fitting
        var best = searcher.Best(null);
        var right = best.FindIndex(candidate => candidate.Id == judged.Id);
        var wrong = best.FindIndex(candidate => candidate.Id != judged.Id);
        var words = Math.Min(searcher.Fit.Words, Lengths);
        if (right is >= 0 and < Reranker.Depth)
            into.Add(new(words, searcher.Fit.Compute(best[right]), true));
        if (wrong is >= 0 and < Reranker.Depth)
            into.Add(new(words, searcher.Fit.Compute(best[wrong]), false));
    }

    /// <summary>The floor that does the least harm; of several the middle one.</summary>
    private static double Best(List<Sample> samples, int length)
    {
        var (least, first, last) = (double.MaxValue, 0.0, 0.0);
        var ofLength = samples.FindAll(sample => sample.Words == length);
        for (var floor = Lowest; floor <= Highest; floor += Step)
        {
            var harm = Harm(ofLength, floor) + (Harm(samples, floor) * CountOfAll / samples.Count);
            if (harm < least - 1e-9)
                (least, first) = (harm, floor);
            if (harm < least + 1e-9)
                last = floor;
        }
        return (first + last) / 2;
    }

    private static double Harm(List<Sample> samples, double floor)
    {
        double harm = 0;
        foreach (var sample in samples)
            harm += sample.IsRight
                ? sample.Fit < floor
                    ? HarmOfHiding
                    : 0
                : sample.Fit >= floor
                    ? 1
                    : 0;
        return harm;
    }

    private readonly record struct Sample(int Words, double Fit, bool IsRight);
}
