using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Adds to the words of a query what editors say they are also called. What stands in for a word that no article has is announced; in quotation marks a word is meant as it stands.
/// </summary>
internal readonly ref struct Synonyms(LanguageIndex index, QueryPlanner planner, GuidedLanguage guided, StemWord stem)
{
    /// <summary>What a synonym counts; measured as best between 0.2 and 0.3, and shared by the words of a phrase.</summary>
    private const double Weight = 0.3;

    /// <summary>What it counts when no article has the word itself: then it is what the reader means, as good as a spelling that was put right.</summary>
    private const double InsteadWeight = 0.8;

    public void AddTo(List<Clause> clauses, TypedQuery query)
    {
        Span<char> key = stackalloc char[4 * Analyzer.Buffer];
        for (var from = 0; from < query.Words.Count; from++)
        {
            if (query.Words[from].Kind == TokenKind.Word && !query.IsQuoted(query.Words[from])) AddTo(clauses, query, from, key);
        }
    }

    /// <summary>Looks up the word and the phrases that begin with it. What does not fit into the key is longer than any phrase of an editor.</summary>
    private void AddTo(List<Clause> clauses, TypedQuery query, int from, Span<char> key)
    {
        var (used, words) = (0, 0);
        var clause = clauses.FindIndex(clause => clause.Position == query.Words[from].Position && clause.IsWord);
        if (clause < 0) return;
        var weight = clauses[clause].IsKnown ? Weight : InsteadWeight;
        for (var at = from; at < query.Words.Count && words < guided.LongestPhrase; at++)
        {
            var token = query.Words[at];
            if (token.Kind != TokenKind.Word) continue;
            if (key.Length - used <= 2 * Analyzer.Buffer) return;
            if (words++ > 0) key[used++] = ' ';
            used += GuidedLanguage.Term(index.Vocabulary.Analyzer, query.Text.AsSpan(token.Start, token.Length), key[used..], stem);
            if (guided.SynonymsOf(key[..used]) is not { } names) continue;
            var known = guided.KnownIn(index).Of(names, planner);
            foreach (var name in known) clauses[clause] = With(clauses[clause], name.Terms, weight);
            if (known.Length > 0 && weight == InsteadWeight) clauses[clause] = clauses[clause] with { Correction = new(Typed(query, from, at), known[0].Name) };
        }
    }

    private static string Typed(TypedQuery query, int from, int to) => query.Text[query.Words[from].Start..(query.Words[to].Start + query.Words[to].Length)];

    private Clause With(Clause clause, int[] terms, double weight)
    {
        var added = terms.Where(term => !clause.Alternatives.Any(alternative => alternative.Term == term)).Select(term => new Alternative(term, weight / terms.Length));
        return clause with { Alternatives = [.. clause.Alternatives, .. added], Rarity = clause.IsKnown ? clause.Rarity : index.Rarity.Of(index.CountOfTerm(terms[0])) };
    }
}
