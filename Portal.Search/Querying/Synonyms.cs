using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Adds to the words of a query what editors say they are also called.</summary>
internal readonly ref struct Synonyms(LanguageIndex index, QueryPlanner planner, GuidedLanguage guided, StemWord stem)
{
    /// <summary>What a synonym counts; measured as best between 0.2 and 0.3, and shared by the words of a phrase.</summary>
    private const double Weight = 0.3;

    public void AddTo(List<Clause> clauses, TypedQuery query)
    {
        Span<char> key = stackalloc char[4 * Analyzer.Buffer];
        for (var from = 0; from < query.Words.Count; from++)
        {
            if (query.Words[from].Kind == TokenKind.Word) AddTo(clauses, query, from, key);
        }
    }

    /// <summary>Looks up the word and the phrases that begin with it. What does not fit into the key is longer than any phrase of an editor.</summary>
    private void AddTo(List<Clause> clauses, TypedQuery query, int from, Span<char> key)
    {
        var (used, words) = (0, 0);
        for (var at = from; at < query.Words.Count && words < guided.LongestPhrase; at++)
        {
            var token = query.Words[at];
            if (token.Kind != TokenKind.Word) continue;
            if (key.Length - used <= 2 * Analyzer.Buffer) return;
            if (words++ > 0) key[used++] = ' ';
            used += GuidedLanguage.Term(index.Vocabulary.Analyzer, query.Text.AsSpan(token.Start, token.Length), key[used..], stem);
            if (guided.SynonymsOf(key[..used]) is not { } names) continue;
            foreach (var terms in guided.KnownIn(index).Of(names, planner)) Add(clauses, query.Words[from].Position, terms);
        }
    }

    private static void Add(List<Clause> clauses, int position, int[] terms)
    {
        var at = clauses.FindIndex(clause => clause.Position == position && clause.IsWord);
        if (at < 0) return;
        var clause = clauses[at];
        var added = terms.Where(term => !clause.Alternatives.Any(alternative => alternative.Term == term)).Select(term => new Alternative(term, Weight / terms.Length));
        clauses[at] = clause with { Alternatives = [.. clause.Alternatives, .. added] };
    }
}
