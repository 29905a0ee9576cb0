using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>
/// Adds to the words of a query what editors say they are also called. What stands in for a word that no article has is announced; in
/// quotation marks a word is meant as it stands.
/// </summary>
internal readonly ref struct Synonyms(LanguageIndex index, QueryPlanner planner, GuidedLanguage guided, StemWord stem)
{
    /// <summary>What a synonym counts; measured as best between 0.2 and 0.3, and shared by the words of a phrase.</summary>
    private const double Weight = 0.3;

    /// <summary>
    /// What it counts when no article has the word itself: then it is what the reader means, as good as a spelling that was put right.
    /// </summary>
    private const double InsteadWeight = 0.8;

    /// <summary>
    /// Looks up every word and the phrases that begin with it. The words are brought to their terms once for all phrases.
    /// </summary>
    public void AddTo(List<Clause> clauses, TypedQuery query)
    {
        Span<char> key = stackalloc char[6 * Analyzer.Buffer]; // the terms of the longest query
        Span<Range> terms = stackalloc Range[query.Words.Count];
        Span<int> words = stackalloc int[query.Words.Count];
        var (used, count) = (0, 0);
        for (var at = 0; at < query.Words.Count; at++)
        {
            var token = query.Words[at];
            if (token.Kind != TokenKind.Word)
                continue;
            if (key.Length - used <= 2 * Analyzer.Buffer)
                break;
            if (count > 0)
                key[used++] = ' ';
            var length = GuidedLanguage.Term(index.Vocabulary.Analyzer, query.Text.AsSpan(token.Start, token.Length), key[used..], stem);
            (words[count], terms[count]) = (at, used..(used += length));
            count++;
        }

        for (var from = 0; from < count; from++)
            if (!query.IsQuoted(query.Words[words[from]]))
                AddTo(clauses, query, words[from..count], key, terms[from..count]);
    }

    /// <param name="clauses">What is searched for.</param>
    /// <param name="query">What was typed.</param>
    /// <param name="words">Which of the words of the query is looked up, and those behind it.</param>
    /// <param name="key">The terms of all words with a blank between them.</param>
    /// <param name="terms">Where in the key the terms of these words stand.</param>
    private void AddTo(List<Clause> clauses, TypedQuery query, ReadOnlySpan<int> words, ReadOnlySpan<char> key, ReadOnlySpan<Range> terms)
    {
        var position = query.Words[words[0]].Position;
        var clause = clauses.FindIndex(clause => clause.Position == position && clause.IsWord);
        if (clause < 0)
            return;
        var weight = clauses[clause].IsKnown ? Weight : InsteadWeight;
        for (var last = 0; last < terms.Length && last < guided.MaxPhraseLength; last++)
        {
            if (guided.SynonymsOf(key[terms[0].Start..terms[last].End]) is not { } names)
                continue;
            var known = guided.KnownIn(index).Get(names, planner);
            foreach (var name in known)
                clauses[clause] = With(clauses[clause], name.Terms, weight);
            if (known.Length > 0 && weight == InsteadWeight)
                clauses[clause] = clauses[clause] with { Correction = new(Typed(query, words[0], words[last]), known[0].Name) };
        }
    }

    private static string Typed(TypedQuery query, int from, int to) =>
        query.Text[query.Words[from].Start..(query.Words[to].Start + query.Words[to].Length)];

    private Clause With(Clause clause, int[] terms, double weight)
    {
        var added = terms
            .Where(term => !clause.Alternatives.Any(alternative => alternative.Term == term))
            .Select(term => new Alternative(term, weight / terms.Length));
        return clause with
        {
            Alternatives = [.. clause.Alternatives, .. added],
            Rarity = clause.IsKnown ? clause.Rarity : index.Rarity.Get(index.CountOfTerm(terms[0])),
        };
    }
}
