using Portal.Search.Analysis;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>Decides by which terms of the index each word of a query is looked for.</summary>
internal sealed class QueryPlanner(LanguageIndex index, Scratch scratch)
{
    private const double WholeWeight = 0.5;
    private const double PartWeight = 0.2;
    private const double OnlyPartWeight = 0.6;
    private const double OtherAccentWeight = 0.9;
    private const double OtherNumberWeight = 0.9;
    private const int MinLoanWordLength = 4;
    private const string Vowels = "aeiouàáâãèéêíïòóôõúüs"; // and what ends in s already

    private readonly Vocabulary vocabulary = index.Vocabulary;
    private readonly Analyzer analyzer = index.Vocabulary.Analyzer;
    private readonly List<Alternative> alternatives = [];
    private int lastSurface;

    /// <summary>Plans what was typed; only when a word of it is unknown is it looked at what may have been meant.</summary>
    /// <param name="text">The query.</param>
    /// <param name="guided">What editors say about the language.</param>
    /// <param name="guess">Whether unknown words are guessed at.</param>
    /// <param name="foreign">The query was put into this language word by word: what stayed unknown is a word of the other language and
    /// says nothing here.</param>
    public QueryPlan Plan(string? text, GuidedLanguage guided, bool guess, bool foreign)
    {
        var query = QueryParser.Parse(text, analyzer, scratch.Tokens);
        var clauses = Clauses(query);
        var rewritten = new List<Correction>();
        if (guess && clauses.Exists(clause => clause.IsWord && !clause.IsKnown && !clause.IsFunctionWord))
        {
            (var meant, rewritten) = new Rewriter(index, this, scratch.Near).Rewrite(query.Text);
            if (rewritten.Count > 0)
            {
                query = QueryParser.Parse(meant, analyzer, scratch.Tokens);
                clauses = Clauses(query);
            }
            AddSpellings(query, clauses);
        }
        if (guided.HasSynonyms)
            new Synonyms(index, this, guided, scratch.Stem).AddTo(clauses, query);
        if (guess && !foreign)
            new QueryExpansion(index, this, scratch).AddTo(clauses, query);
        clauses.RemoveAll(clause => clause.IsWord && !clause.IsKnown && (foreign || (clause.IsFunctionWord && !clause.IsNegation)));
        return new(query, clauses, WeightedTerms.From(clauses, index), rewritten);
    }

    /// <summary>In how many documents a word stands, in any of its forms; 0 for what is more or less than one word.</summary>
    public int CountOf(string word)
    {
        var tokens = Break(word);
        return tokens.Count == 1 && KnownTerm(new(word, tokens, [], []), tokens[0]) is >= 0 and var term ? index.CountOfTerm(term) : 0;
    }

    /// <summary>Whether a word stands in a document in just this form.</summary>
    public bool IsSurface(string word) =>
        vocabulary.FindSurface(word.ToLowerInvariant()) is >= 0 and var surface && index.CountOfSurface(surface) > 0;

    /// <summary>Whether all words of a text are known as they stand, accents left out included; true for a text without words.</summary>
    public bool IsKnown(string text)
    {
        var tokens = Break(text);
        var query = new TypedQuery(text, tokens, [], []);
        return tokens.TrueForAll(token =>
            token.Kind != TokenKind.Word || IsFunctionWord(query, token) || Alternatives(query, token).Count > 0
        );
    }

    /// <summary>The terms of the words of a text that are known.</summary>
    public IEnumerable<int> KnownTerms(string text)
    {
        var tokens = Break(text);
        var query = new TypedQuery(text, tokens, [], []);
        return tokens.Where(token => token.Kind == TokenKind.Word).Select(token => KnownTerm(query, token)).Where(term => term >= 0);
    }

    /// <summary>The known term of a token, or -1.</summary>
    public int KnownTerm(TypedQuery query, Token token)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        return KnownTerm(surface[..analyzer.Surface(query.Text.AsSpan(token.Start, token.Length), token.Kind, surface)]);
    }

    private int KnownTerm(ReadOnlySpan<char> surface)
    {
        var known = lastSurface = vocabulary.FindSurface(surface);
        Span<char> term = stackalloc char[2 * Analyzer.Buffer];
        var found = known >= 0 ? vocabulary.TermOf(known) : vocabulary.FindTerm(term[..analyzer.Term(surface, term, scratch.Stem)]);
        return found >= 0 && index.CountOfTerm(found) > 0 ? found : -1;
    }

    private List<Clause> Clauses(TypedQuery query)
    {
        var clauses = new List<Clause>(query.Words.Count);
        foreach (var token in query.Words)
        {
            if (token.Kind == TokenKind.Word)
                clauses.Add(Weighed(Make(token, Alternatives(query, token)) with { Surface = lastSurface }, query, token));
            else if (token.Kind == TokenKind.Whole && KnownTerm(query, token) is >= 0 and var term)
                clauses.Add(Make(token, [new(term, WholeWeight)]));
        }
        return clauses;
    }

    private Clause Weighed(Clause clause, TypedQuery query, Token token)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        surface = surface[..analyzer.Surface(query.Text.AsSpan(token.Start, token.Length), token.Kind, surface)];
        if (query.IsQuoted(token) || !analyzer.IsFunctionWord(surface))
            return clause;
        return clause with
        {
            Rarity = FunctionWords.Weight * clause.Rarity,
            IsFunctionWord = true,
            IsNegation = analyzer.IsNegation(surface),
        };
    }

    private bool IsFunctionWord(TypedQuery query, Token token)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        return analyzer.IsFunctionWord(surface[..analyzer.Surface(query.Text.AsSpan(token.Start, token.Length), token.Kind, surface)]);
    }

    private List<Alternative> Alternatives(TypedQuery query, Token token)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        surface = surface[..analyzer.Surface(query.Text.AsSpan(token.Start, token.Length), token.Kind, surface)];
        alternatives.Clear();
        var term = KnownTerm(surface);
        var typed = lastSurface;
        if (term >= 0)
            alternatives.Add(new(term, 1));
        AddOtherAccents(surface);
        AddOtherNumber(surface);
        AddParts(query, token);
        lastSurface = typed;
        return alternatives;
    }

    public List<Token> Break(string text)
    {
        var tokens = new List<Token>();
        analyzer.Break(text, 0, tokens);
        return tokens;
    }

    /// <summary>Who leaves accents out means the word with accents too; who types them means just that word.</summary>
    private void AddOtherAccents(ReadOnlySpan<char> surface)
    {
        Span<char> folded = stackalloc char[2 * Analyzer.Buffer];
        folded = folded[..analyzer.Fold(surface, folded)];
        if (!folded.SequenceEqual(surface))
            return;
        scratch.Surfaces.Clear();
        vocabulary.Accented(folded, scratch.Surfaces);
        if (scratch.Surfaces.Count > 1)
            scratch.Surfaces.Sort((a, b) => vocabulary.Surface(a).SequenceCompareTo(vocabulary.Surface(b)));
        foreach (var other in scratch.Surfaces)
            if (index.CountOfSurface(other) > 0)
                AddOnce(new(vocabulary.TermOf(other), alternatives.Count == 0 ? 1 : OtherAccentWeight));
    }

    /// <summary>
    /// Loan words end in a consonant and take an s that the stemmers of Spanish,
    /// Portuguese and Catalan leave on: "routers" beside "router".
    /// </summary>
    private void AddOtherNumber(ReadOnlySpan<char> surface)
    {
        var singular = surface.EndsWith("s") ? surface[..^1] : surface;
        if (singular.Length < MinLoanWordLength || index.Language is not ("es" or "pt" or "ca") || Vowels.Contains(singular[^1]))
            return;
        Span<char> plural = stackalloc char[singular.Length + 1];
        singular.CopyTo(plural);
        plural[^1] = 's';
        var other = vocabulary.FindSurface(singular.Length < surface.Length ? singular : plural);
        if (other >= 0 && index.CountOfSurface(other) > 0)
            AddOnce(new(vocabulary.TermOf(other), alternatives.Count == 0 ? 1 : OtherNumberWeight));
    }

    private void AddParts(TypedQuery query, Token word)
    {
        var weight = alternatives.Count == 0 ? OnlyPartWeight : PartWeight;
        foreach (var part in query.Words)
            if (part.Kind == TokenKind.Part && part.Position == word.Position && KnownTerm(query, part) is >= 0 and var term)
                AddOnce(new(term, weight));
    }

    private void AddSpellings(TypedQuery query, List<Clause> clauses)
    {
        foreach (var token in query.Words)
        {
            if (token.Kind != TokenKind.Word || query.IsQuoted(token))
                continue;
            var at = clauses.FindIndex(clause => clause.IsWord && clause.Position == token.Position);
            if (!clauses[at].IsKnown && !clauses[at].IsFunctionWord)
                clauses[at] = Spelled(query, token);
        }
    }

    private Clause Spelled(TypedQuery query, Token token)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer],
            folded = stackalloc char[2 * Analyzer.Buffer];
        surface = surface[..analyzer.Surface(query.Text.AsSpan(token.Start, token.Length), token.Kind, surface)];
        var best = SpellingCandidates.Find(index, folded[..analyzer.Fold(surface, folded)], scratch.Near);
        alternatives.Clear();
        foreach (var spelling in best)
            AddOnce(new(vocabulary.TermOf(spelling.Surface), spelling.Weight));
        return Make(token, alternatives, best.Count == 0 ? null : new(query.Typed(token), vocabulary.Surface(best[0].Surface).ToString()));
    }

    private void AddOnce(Alternative added)
    {
        foreach (var alternative in alternatives)
            if (alternative.Term == added.Term)
                return;
        alternatives.Add(added);
    }

    private Clause Make(Token token, List<Alternative> found, Correction? correction = null) =>
        new()
        {
            IsWord = token.Kind == TokenKind.Word,
            Position = token.Position,
            Rarity = index.Rarity.Get(found.Count == 0 ? 0 : index.CountOfTerm(found[0].Term)),
            Alternatives = found.Count == 0 ? [] : [.. found],
            Correction = correction,
        };
}
