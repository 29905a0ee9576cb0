using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Decides by which terms of the index each word of a query is looked for.</summary>
internal sealed class QueryPlanner(LanguageIndex index)
{
    private const double WholeWeight = 0.5;
    private const double PartWeight = 0.2;
    private const double OnlyPartWeight = 0.6;
    private const double OtherAccentWeight = 0.9;

    private readonly StemWord stem = new();
    private readonly List<(int Surface, int Distance)> near = [];

    public List<Clause> Plan(TypedQuery query)
    {
        var clauses = new List<Clause>();
        foreach (var token in query.Words)
        {
            if (token.Kind == TokenKind.Word) clauses.Add(PlanWord(query, token));
            else if (token.Kind == TokenKind.Whole && PlanWhole(query, token) is { IsKnown: true } whole) clauses.Add(whole);
        }
        return clauses;
    }

    /// <summary>In how many documents a word stands, in any of its forms; 0 for what is more or less than one word.</summary>
    public int CountOf(string word)
    {
        var tokens = Break(word);
        return tokens.Count == 1 && KnownTerm(new(word, tokens, [], []), tokens[0]) is >= 0 and var term ? index.CountOfTerm(term) : 0;
    }

    /// <summary>Whether a word stands in a document in just this form.</summary>
    public bool IsSurface(string word) => index.Vocabulary.FindSurface(word.ToLowerInvariant()) is >= 0 and var surface && index.CountOfSurface(surface) > 0;

    /// <summary>Whether all words of a text are known as they stand, accents left out included; true for a text without words.</summary>
    public bool IsKnown(string text)
    {
        var tokens = Break(text);
        var query = new TypedQuery(text, tokens, [], []);
        return tokens.TrueForAll(token => token.Kind != TokenKind.Word || Alternatives(query, token).Count > 0);
    }

    /// <summary>The known term of a token, or -1.</summary>
    public int KnownTerm(TypedQuery query, Token token)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        surface = surface[..index.Vocabulary.Analyzer.Surface(query.Text.AsSpan(token.Start, token.Length), token.Kind, surface)];
        return KnownTerm(surface);
    }

    private int KnownTerm(ReadOnlySpan<char> surface)
    {
        var known = index.Vocabulary.FindSurface(surface);
        Span<char> term = stackalloc char[2 * Analyzer.Buffer];
        var found = known >= 0 ? index.Vocabulary.TermOf(known) : index.Vocabulary.FindTerm(term[..index.Vocabulary.Analyzer.Term(surface, term, stem)]);
        return found >= 0 && index.CountOfTerm(found) > 0 ? found : -1;
    }

    private Clause PlanWord(TypedQuery query, Token token)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        surface = surface[..index.Vocabulary.Analyzer.Surface(query.Text.AsSpan(token.Start, token.Length), token.Kind, surface)];
        var alternatives = Alternatives(query, token);
        var correction = alternatives.Count == 0 && !query.IsQuoted(token) ? AddSpellings(query, token, surface, alternatives) : null;
        return Make(token, alternatives, correction);
    }

    private List<Alternative> Alternatives(TypedQuery query, Token token)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        surface = surface[..index.Vocabulary.Analyzer.Surface(query.Text.AsSpan(token.Start, token.Length), token.Kind, surface)];
        var alternatives = new List<Alternative>();
        var term = KnownTerm(surface);
        if (term >= 0) alternatives.Add(new(term, 1));
        AddOtherAccents(surface, alternatives);
        AddParts(query, token, alternatives);
        return alternatives;
    }

    private List<Token> Break(string text)
    {
        var tokens = new List<Token>();
        index.Vocabulary.Analyzer.Break(text, 0, tokens);
        return tokens;
    }

    private Clause PlanWhole(TypedQuery query, Token token) =>
        Make(token, KnownTerm(query, token) is >= 0 and var term ? [new(term, WholeWeight)] : [], null);

    /// <summary>Who leaves accents out means the word with accents too; who types them means just that word.</summary>
    private void AddOtherAccents(ReadOnlySpan<char> surface, List<Alternative> alternatives)
    {
        Span<char> folded = stackalloc char[2 * Analyzer.Buffer];
        folded = folded[..index.Vocabulary.Analyzer.Fold(surface, folded)];
        if (!folded.SequenceEqual(surface)) return;
        near.Clear();
        index.Spelling.Near(folded, 0, near);
        near.Sort((a, b) => index.Vocabulary.Surface(a.Surface).SequenceCompareTo(index.Vocabulary.Surface(b.Surface)));
        foreach (var (other, _) in near)
            if (index.CountOfSurface(other) > 0) AddOnce(alternatives, new(index.Vocabulary.TermOf(other), alternatives.Count == 0 ? 1 : OtherAccentWeight));
    }

    private void AddParts(TypedQuery query, Token word, List<Alternative> alternatives)
    {
        var weight = alternatives.Count == 0 ? OnlyPartWeight : PartWeight;
        foreach (var part in query.Words)
            if (part.Kind == TokenKind.Part && part.Position == word.Position && KnownTerm(query, part) is >= 0 and var term) AddOnce(alternatives, new(term, weight));
    }

    private Correction? AddSpellings(TypedQuery query, Token token, ReadOnlySpan<char> surface, List<Alternative> alternatives)
    {
        Span<char> folded = stackalloc char[2 * Analyzer.Buffer];
        var best = Spellings.Find(index, folded[..index.Vocabulary.Analyzer.Fold(surface, folded)], near);
        foreach (var spelling in best) AddOnce(alternatives, new(index.Vocabulary.TermOf(spelling.Surface), spelling.Weight));
        return best.Count == 0 ? null : new(query.Typed(token), index.Vocabulary.Surface(best[0].Surface).ToString());
    }

    private static void AddOnce(List<Alternative> alternatives, Alternative added)
    {
        foreach (var alternative in alternatives)
            if (alternative.Term == added.Term) return;
        alternatives.Add(added);
    }

    private Clause Make(Token token, List<Alternative> alternatives, Correction? correction) => new()
    {
        IsWord = token.Kind == TokenKind.Word,
        Position = token.Position,
        Rarity = index.Rarity.Of(alternatives.Count == 0 ? 0 : index.CountOfTerm(alternatives[0].Term)),
        Alternatives = [.. alternatives],
        Correction = correction,
    };
}
