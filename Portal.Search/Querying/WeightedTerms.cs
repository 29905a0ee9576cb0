using System.Runtime.InteropServices;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// What each term of a query counts, as whole numbers: sums of weight times impact are exact, whatever their order, and fit 32 bits.
/// </summary>
internal sealed class WeightedTerms
{
    private readonly List<double> weights = [];

    private WeightedTerms(List<Clause> clauses, LanguageIndex index)
    {
        double sum = 0;
        foreach (var clause in clauses)
        foreach (var alternative in clause.Alternatives)
        {
            // A rare stand-in must not count more than the word it stands in for.
            var weight = alternative.Weight * Math.Min(clause.Rarity, index.Rarity.Get(index.CountOfTerm(alternative.Term)));
            Add(alternative, weight);
            sum += weight;
        }
        // Room for every weight to be raised to 1; the sum is taken in the order of the query,
        // so that it never depends on how terms are numbered.
        var scale = Math.Min(1 << 20, ((double)int.MaxValue / Impact.MaxSum - weights.Count - 1) / Math.Max(sum, 1e-9));
        var terms = CollectionsMarshal.AsSpan(Terms);
        for (var i = 0; i < terms.Length; i++)
            terms[i] = terms[i] with { Weight = Math.Max(1, (int)(weights[i] * scale)) };
        Unit = Impact.Unit / scale;
    }

    public List<WeightedTerm> Terms { get; } = [];

    /// <summary>What 1 of a sum stands for in the score.</summary>
    public double Unit { get; }

    public static WeightedTerms From(List<Clause> clauses, LanguageIndex index) => new(clauses, index);

    private void Add(Alternative alternative, double weight)
    {
        var meant = alternative.Weight >= 1;
        for (var i = 0; i < Terms.Count; i++)
        {
            if (Terms[i].Term != alternative.Term)
                continue;
            weights[i] += weight;
            Terms[i] = Terms[i] with { WithFamily = Terms[i].WithFamily || meant };
            return;
        }
        Terms.Add(new(alternative.Term, 0, meant));
        weights.Add(weight);
    }
}

/// <summary>
/// A term, what it counts, and whether it was typed itself, so that its family counts too; the family of a guess would only add noise.
/// </summary>
internal readonly record struct WeightedTerm(int Term, int Weight, bool WithFamily);
