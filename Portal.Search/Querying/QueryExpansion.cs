using Portal.Search.Analysis;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Adds to words of a query what is related to them: to a word that is in no article the words that look like it, spelling or not
/// ("desfragmentación" beside "fragmentos"), and to a known German compound its parts ("Netzwerkkabel" is also a "Kabel").
/// </summary>
internal readonly ref struct QueryExpansion(LanguageIndex index, QueryPlanner planner, Scratch scratch)
{
    private const double FamilyWeight = 0.6;
    private const double PartWeight = 0.3;
    private const int MinCompoundLength = 8;

    /// <summary>What is longer is no word of a language, and looking for its relatives would take long.</summary>
    private const int MaxWordLength = 40;

    public void AddTo(List<Clause> clauses, TypedQuery query)
    {
        foreach (var token in query.Words)
        {
            if (token.Kind != TokenKind.Word || token.Length > MaxWordLength || query.IsQuoted(token))
                continue;
            var at = clauses.FindIndex(clause => clause.IsWord && clause.Position == token.Position);
            if (at < 0 || clauses[at].IsFunctionWord)
                continue;
            if (!clauses[at].IsKnown || clauses[at].Correction is not null)
                clauses[at] = WithFamily(clauses[at], query, token);
            else if (index.Language == "de" && token.Length >= MinCompoundLength)
                clauses[at] = WithParts(clauses[at], query.Typed(token));
        }
    }

    private Clause WithFamily(Clause clause, TypedQuery query, Token token)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer],
            term = stackalloc char[2 * Analyzer.Buffer];
        var analyzer = index.Vocabulary.Analyzer;
        surface = surface[..analyzer.Surface(query.Text.AsSpan(token.Start, token.Length), token.Kind, surface)];
        var family = index.Families.Like(term[..analyzer.Term(surface, term, scratch.Stem)]);
        if (family.Length == 0)
            return clause;
        var with = With(clause, family.Select(member => new Alternative(member.Term, FamilyWeight * member.Likeness)));
        return clause.IsKnown ? with : with with { IsLike = true, Rarity = index.Rarity.Get(index.CountOfTerm(family[0].Term)) };
    }

    private Clause WithParts(Clause clause, string typed)
    {
        if (new WordSplitter(index, planner).Split(typed) is not { } split)
            return clause;
        return With(clause, planner.KnownTerms(split).Select(term => new Alternative(term, PartWeight)));
    }

    private static Clause With(Clause clause, IEnumerable<Alternative> more) =>
        clause with
        {
            Alternatives =
            [
                .. clause.Alternatives,
                .. more.Where(added => !Array.Exists(clause.Alternatives, known => known.Term == added.Term)),
            ],
        };
}
