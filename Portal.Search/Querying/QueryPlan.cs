namespace Portal.Search.Querying;

/// <summary>A query as it is searched for.</summary>
internal sealed class QueryPlan(TypedQuery query, List<Clause> clauses, WeightedTerms terms, List<Correction> rewritten)
{
    /// <summary>What was typed, or what it was rewritten to.</summary>
    public TypedQuery Query => query;

    public List<Clause> Clauses => clauses;

    public WeightedTerms Terms => terms;

    public IReadOnlyList<Correction> Corrections { get; } =
        rewritten.Count == 0 && !clauses.Exists(clause => clause.Correction is not null) ? [] : [.. rewritten, .. clauses.Select(clause => clause.Correction).OfType<Correction>()];

    /// <summary>The share of the query, by rarity, that is known: the most any document can cover.</summary>
    public double KnownShare
    {
        get
        {
            double known = 0, all = 0;
            foreach (var clause in clauses)
            {
                if (!clause.IsWord || !clause.IsSignificant) continue;
                all += clause.Rarity;
                if (clause.IsMet) known += clause.Rarity;
            }
            return all > 0 ? known / all : clauses.Exists(clause => clause.IsMet) ? 1 : 0; // words that stand everywhere are no reason to look elsewhere
        }
    }
}
