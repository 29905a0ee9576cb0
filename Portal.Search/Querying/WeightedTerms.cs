using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>What each term of a query counts, as whole numbers: sums of weight times impact are exact, whatever their order, and fit 32 bits.</summary>
internal sealed class WeightedTerms
{
    private WeightedTerms(IReadOnlyList<WeightedTerm> terms, double unit) => (Terms, Unit) = (terms, unit);

    public IReadOnlyList<WeightedTerm> Terms { get; }

    /// <summary>What 1 of a sum stands for in the score.</summary>
    public double Unit { get; }

    public static WeightedTerms Of(IReadOnlyList<Clause> clauses, LanguageIndex index)
    {
        var weights = new Dictionary<int, double>();
        var meant = new HashSet<int>();
        double sum = 0;
        foreach (var clause in clauses)
            foreach (var alternative in clause.Alternatives)
            {
                // A rare stand-in must not count more than the word it stands in for.
                var rarity = Math.Min(clause.Rarity, index.Rarity.Of(index.CountOfTerm(alternative.Term)));
                weights[alternative.Term] = weights.GetValueOrDefault(alternative.Term) + alternative.Weight * rarity;
                if (alternative.Weight >= 1) meant.Add(alternative.Term);
                sum += alternative.Weight * rarity;
            }
        // Room for every weight to be raised to 1; the sum is taken in the order of the query, so that it never depends on how terms are numbered.
        var scale = Math.Min(1 << 20, ((double)int.MaxValue / Impact.LargestSum - weights.Count - 1) / Math.Max(sum, 1e-9));
        return new([.. weights.Select(pair => new WeightedTerm(pair.Key, Math.Max(1, (int)(pair.Value * scale)), meant.Contains(pair.Key)))], Impact.Unit / scale);
    }
}

/// <summary>A term, what it counts, and whether it was typed itself, so that its family counts too; the family of a guess would only add noise.</summary>
internal readonly record struct WeightedTerm(int Term, int Weight, bool WithFamily);
