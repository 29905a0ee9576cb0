namespace Portal.Search.Querying;

/// <summary>A query as it is searched for.</summary>
internal sealed class QueryPlan(TypedQuery query, List<Clause> clauses, WeightedTerms terms, List<Correction> rewritten)
{
    /// <summary>What was typed, or what it was rewritten to.</summary>
    public TypedQuery Query => query;

    public List<Clause> Clauses => clauses;

    public WeightedTerms Terms => terms;

    public IReadOnlyList<Correction> Corrections { get; } =
        rewritten.Count == 0 && !clauses.Exists(clause => clause.Correction is not null)
            ? []
            : [.. rewritten, .. clauses.Select(clause => clause.Correction).OfType<Correction>()];

    /// <summary>
    /// What is said when a quoted phrase is in no article: it was searched for by its
    /// words, or, when none of them is known either, left out.
    /// </summary>
    public Correction Loosened(Range phrase)
    {
        var words = query.Quoted(phrase);
        var text = query.Text[words[0].Start..words.Max(static word => word.Start + word.Length)];
        var known = clauses.Exists(clause => clause.IsKnown && words.Exists(word => word.Position == clause.Position));
        return new($"\"{text}\"", known ? text : "");
    }

    /// <summary>The share of the query, by rarity, that is known: the most any document can cover.</summary>
    public double KnownShare
    {
        get
        {
            double known = 0,
                all = 0;
            foreach (var clause in clauses)
            {
                if (!clause.IsWord || !clause.IsSignificant)
                    continue;
                all += clause.Rarity;
                if (clause.IsMet)
                    known += clause.Rarity;
            }
            return all > 0 ? known / all
                : clauses.Exists(clause => clause.IsMet) ? 1
                : 0; // words that stand everywhere are no reason to look elsewhere
        }
    }
}
