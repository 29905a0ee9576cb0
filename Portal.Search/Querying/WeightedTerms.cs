using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>What each term of a query counts, as whole numbers: sums of weight times impact are exact, whatever their order, and fit 32 bits.</summary>
internal sealed class WeightedTerms
{
    private WeightedTerms(IReadOnlyList<(int Term, int Weight)> terms, double unit) => (Terms, Unit) = (terms, unit);

    public IReadOnlyList<(int Term, int Weight)> Terms { get; }

    /// <summary>What 1 of a sum stands for in the score.</summary>
    public double Unit { get; }

    public static WeightedTerms Of(IReadOnlyList<Clause> clauses, LanguageIndex index)
    {
        var weights = new SortedDictionary<int, double>();
        var documents = index.Count;
        foreach (var clause in clauses)
            foreach (var alternative in clause.Alternatives)
            {
                // A rare stand-in must not count more than the word it stands in for.
                var rarity = Math.Min(clause.Rarity, Rarity.Of(documents, index.CountOfTerm(alternative.Term)));
                weights[alternative.Term] = weights.GetValueOrDefault(alternative.Term) + alternative.Weight * rarity;
            }
        var scale = (int.MaxValue - weights.Count * (double)Impact.Largest) / Impact.Largest / Math.Max(weights.Values.Sum(), 1e-9);
        scale = Math.Min(scale, 1 << 20);
        return new([.. weights.Select(pair => (pair.Key, Math.Max(1, (int)(pair.Value * scale))))], Impact.Unit / scale);
    }
}
