using Portal.Search.Analysis;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Adds to the words of a query what editors say they are also called.</summary>
internal sealed class Synonyms(LanguageIndex index, QueryPlanner planner, GuidedLanguage guided)
{
    /// <summary>What a synonym counts; measured as best between 0.2 and 0.3, and shared by the words of a phrase.</summary>
    private const double Weight = 0.3;

    public void AddTo(List<Clause> clauses, TypedQuery query)
    {
        var words = query.Words.Where(token => token.Kind == TokenKind.Word).ToArray();
        for (var from = 0; from < words.Length; from++)
            for (var length = 1; length <= guided.LongestPhrase && from + length <= words.Length; length++)
                foreach (var synonym in guided.SynonymsOf(query.Text[words[from].Start..words[from + length - 1].End])) Add(clauses, words[from].Position, synonym);
    }

    private void Add(List<Clause> clauses, int position, string synonym)
    {
        var tokens = new List<Token>();
        index.Vocabulary.Analyzer.Break(synonym, 0, tokens);
        var terms = tokens.Where(token => token.Kind == TokenKind.Word).Select(token => planner.KnownTerm(new(synonym, tokens, [], []), token)).ToArray();
        var at = clauses.FindIndex(clause => clause.Position == position && clause.IsWord);
        if (at < 0 || terms.Length == 0 || terms.Contains(-1)) return;
        var clause = clauses[at];
        var added = terms.Where(term => !clause.Alternatives.Any(alternative => alternative.Term == term)).Select(term => new Alternative(term, Weight / terms.Length));
        clauses[at] = clause with { Alternatives = [.. clause.Alternatives, .. added] };
    }
}
