using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Adds to the words of a query what editors say they are also called.</summary>
internal readonly ref struct Synonyms(LanguageIndex index, QueryPlanner planner, GuidedLanguage guided, StemWord stem)
{
    /// <summary>What a synonym counts; measured as best between 0.2 and 0.3, and shared by the words of a phrase.</summary>
    private const double Weight = 0.3;

    /// <summary>What it counts when no article has the word itself: then it is what the reader means, as good as a spelling that was put right.</summary>
    private const double InsteadWeight = 0.8;

    /// <summary>Looks up every word and the phrases that begin with it. The words are brought to their terms once for all phrases.</summary>
    public void AddTo(List<Clause> clauses, TypedQuery query)
    {
        Span<char> key = stackalloc char[6 * Analyzer.Buffer]; // the terms of the longest query
        Span<Range> terms = stackalloc Range[query.Words.Count];
        var (used, count) = (0, 0);
        foreach (var token in query.Words)
        {
            if (token.Kind != TokenKind.Word) continue;
            if (key.Length - used <= 2 * Analyzer.Buffer) break;
            if (count > 0) key[used++] = ' ';
            var length = GuidedLanguage.Term(index.Vocabulary.Analyzer, query.Text.AsSpan(token.Start, token.Length), key[used..], stem);
            terms[count++] = used..(used += length);
        }

        var from = 0;
        foreach (var token in query.Words)
            if (token.Kind == TokenKind.Word && from < count) AddTo(clauses, token, key, terms[from++..count]);
    }

    /// <param name="clauses">What is searched for.</param>
    /// <param name="token">The word that is looked up.</param>
    /// <param name="key">The terms of all words with a blank between them.</param>
    /// <param name="terms">Where in the key the word stands and those behind it.</param>
    private void AddTo(List<Clause> clauses, Token token, ReadOnlySpan<char> key, ReadOnlySpan<Range> terms)
    {
        var clause = clauses.FindIndex(clause => clause.Position == token.Position && clause.IsWord);
        if (clause < 0) return;
        var weight = clauses[clause].IsKnown ? Weight : InsteadWeight;
        foreach (var last in terms[..Math.Min(terms.Length, guided.LongestPhrase)])
        {
            if (guided.SynonymsOf(key[terms[0].Start..last.End]) is not { } names) continue;
            foreach (var known in guided.KnownIn(index).Of(names, planner)) clauses[clause] = With(clauses[clause], known, weight);
        }
    }

    private Clause With(Clause clause, int[] terms, double weight)
    {
        var added = terms.Where(term => !clause.Alternatives.Any(alternative => alternative.Term == term)).Select(term => new Alternative(term, weight / terms.Length));
        return clause with { Alternatives = [.. clause.Alternatives, .. added], Rarity = clause.IsKnown ? clause.Rarity : index.Rarity.Of(index.CountOfTerm(terms[0])) };
    }
}
