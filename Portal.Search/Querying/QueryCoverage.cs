using System.Numerics;

namespace Portal.Search.Querying;

/// <summary>
/// How well an article fits a query: the share of the words that say something which its title and keywords have; one that stands in
/// the text alone counts a fifth. Scores, rarities and nearness were tried beside it: this tells right answers from wrong ones best,
/// for in a small index a word beside the matter is as rare as one that is the matter.
/// </summary>
internal readonly struct QueryCoverage
{
    private const double InTextAlone = 0.2;

    private readonly ulong telling;

    public QueryCoverage(List<Clause> clauses)
    {
        ulong words = 0;
        for (var i = 0; i < Math.Min(clauses.Count, 64); i++)
        {
            if (clauses[i].IsWord)
                words |= 1UL << i;
            if (clauses[i].IsTelling)
                telling |= 1UL << i;
        }
        if (telling == 0)
            telling = words;
    }

    /// <summary>How many words say something; of a query of function words all.</summary>
    public int Words => BitOperations.PopCount(telling);

    /// <summary>From 0 to 1.</summary>
    public double Compute(in Candidate candidate)
    {
        if (telling == 0)
            return 0;
        var (named, inText) = (candidate.Named & telling, candidate.Found & ~candidate.Named & telling);
        return (BitOperations.PopCount(named) + (InTextAlone * BitOperations.PopCount(inText))) / Words;
    }
}
