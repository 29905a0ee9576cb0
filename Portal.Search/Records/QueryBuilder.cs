using Lucene.Net.Index;
using Lucene.Net.Search;
using Portal.Search.Analysis;
using LuceneQuery = Lucene.Net.Search.Query;

namespace Portal.Search.Records;

/// <summary>Makes the query of the index of the pieces somebody typed.</summary>
internal sealed class QueryBuilder
{
    private readonly IReadOnlyList<CachedAnalyzer> analyzers;
    private readonly TermFinder finder;
    private readonly WordQueries words;
    private readonly WordGuesses guesses;
    private readonly List<Token> tokens = [];
    private readonly List<LuceneQuery> required = [];
    private readonly List<LuceneQuery> optional = [];
    private readonly List<LuceneQuery> excluded = [];
    private int unknown;

    public QueryBuilder(TermFinder finder, IReadOnlyList<string> languages)
    {
        this.finder = finder;
        analyzers = [.. languages.Append(CachedAnalyzer.Unknown).Select(CachedAnalyzer.For).Distinct()];
        words = new(finder, analyzers);
        guesses = new(finder, words, analyzers);
    }

    public List<SoughtWord> Words { get; } = [];

    public List<Correction> Corrections { get; } = [];

    /// <summary>Whether anything was asked for by words, known or not.</summary>
    public bool HasWords => required.Count + optional.Count + unknown > 0;

    public void Add(TypedPart part, bool isTyping)
    {
        if (part.IsExcluded)
            Exclude(part);
        else if (part.Name.Equals("from", StringComparison.OrdinalIgnoreCase))
            Require(From(part.Text));
        else if (part.IsPhrase)
            Require(Phrase(part.Text));
        else
            AddWords(part, isTyping);
    }

    /// <summary>All that was asked for; null when a word is in no record.</summary>
    public LuceneQuery? Strict()
    {
        if (unknown > 0)
            return null;
        var all = new BooleanQuery(true);
        // A query of nothing but "what is it" is answered by what has all of it.
        var must = required.Count > 0 ? required : optional;
        foreach (var clause in must)
            all.Add(clause, Occur.MUST);
        if (required.Count > 0)
            foreach (var clause in optional)
                all.Add(clause, Occur.SHOULD);
        return WithoutExcluded(all);
    }

    /// <summary>Half of what was asked for; null when that would be nothing, or is the same as all.</summary>
    public LuceneQuery? Relaxed()
    {
        var asked = required.Count + unknown;
        if (required.Count == 0 || (unknown == 0 && asked == 1))
            return null;
        var most = new BooleanQuery(true) { MinimumNumberShouldMatch = Math.Min(required.Count, (asked + 1) / 2) };
        foreach (var clause in required)
            most.Add(clause, Occur.SHOULD);
        return WithoutExcluded(most);
    }

    private BooleanQuery WithoutExcluded(BooleanQuery query)
    {
        if (query.Clauses.Count == 0)
            query.Add(new ConstantScoreQuery(new MatchAllDocsQuery()), Occur.MUST);
        foreach (var clause in excluded)
            query.Add(clause, Occur.MUST_NOT);
        return query;
    }

    private void Require(LuceneQuery? query)
    {
        if (query is null)
            unknown++;
        else
            required.Add(query);
    }

    private void AddWords(TypedPart part, bool isTyping)
    {
        var pieces = WordsOf(part.Text);
        if (pieces.Count == 0)
            return;
        var number = part.Text.AsSpan().ContainsAnyInRange('0', '9');
        var found = new List<LuceneQuery>();
        if (number)
            found.AddRange(TypedNumber.Readings(part.Text).Select(words.InCodes).OfType<LuceneQuery>());
        if (pieces.Count > 1 && words.Whole(part.Text, Seek(part.Text)) is { } whole)
            found.Add(whole);
        if (pieces.Count == 1 && !number)
            AddWord(pieces[0], isTyping);
        else if (
            pieces.ConvertAll(piece => words.Find(piece, Seek(piece), isTyping && piece == pieces[^1])) is var known
            && !known.Contains(null)
        )
            Require(WordQueries.Best([.. found, All(known!)]));
        else if (found.Count > 0)
            Require(WordQueries.Best(found));
        else
            pieces.ForEach(piece => AddWord(piece, false));
    }

    private void AddWord(string raw, bool isTyping)
    {
        var sought = Seek(raw);
        var query = words.Find(raw, sought, isTyping);
        if (sought.IsFunctionWord)
        {
            if (query is not null)
                optional.Add(query);
            return;
        }
        if (query is null && guesses.Guess(raw, sought) is { } guess)
        {
            Corrections.Add(guess.Correction);
            query = words.InCodes(raw) is { } also ? WordQueries.Best([guess.Query, also]) : guess.Query;
        }
        Require(query ?? words.InCodes(raw));
    }

    private SoughtWord Seek(string raw)
    {
        var word = new SoughtWord(raw) { Name = NameText.Fold(raw, TokenKind.Whole), IsFunctionWord = IsFunctionWord(raw) };
        Words.Add(word);
        return word;
    }

    private bool IsFunctionWord(string raw)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        foreach (var analyzer in analyzers)
            if (analyzer.IsFunctionWord(surface[..analyzer.Surface(raw, TokenKind.Word, surface)]))
                return true;
        return false;
    }

    private LuceneQuery? From(string text)
    {
        var found = new List<LuceneQuery>(TypedNumber.Readings(text).Select(words.InCodes).OfType<LuceneQuery>());
        var names = WordsOf(text).ConvertAll(words.InNames);
        if (names.Count > 0 && !names.Contains(null))
            found.Add(All(names!));
        return WordQueries.Best(found);
    }

    private LuceneQuery? Phrase(string text)
    {
        var found = new List<LuceneQuery>();
        foreach (var analyzer in analyzers)
            if (PhraseIn(analyzer, text) is { } phrase)
                found.Add(phrase);
        var names = WordsOf(text).ConvertAll(words.InNames);
        if (names.Count > 0 && !names.Contains(null))
            found.Add(All(names!));
        if (words.InCodes(text) is { } code)
            found.Add(code);
        return WordQueries.Best(found);
    }

    private PhraseQuery? PhraseIn(CachedAnalyzer analyzer, string text)
    {
        tokens.Clear();
        analyzer.Break(text, 0, tokens);
        var phrase = new PhraseQuery();
        var field = RecordFields.TextOf(analyzer.Language);
        foreach (var token in tokens.Where(token => token.Kind == TokenKind.Word))
        {
            var raw = text.Substring(token.Start, token.Length);
            var term = analyzer.TermOf(raw, TokenKind.Word);
            if (term.Length == 0)
                continue;
            if (finder.Frequency(field, term) == 0)
                return null;
            Seek(raw).Add(analyzer.Language, term);
            phrase.Add(new Term(field, term), token.Position);
        }
        return phrase.GetTerms().Length == 0 ? null : phrase;
    }

    private void Exclude(TypedPart part)
    {
        var query =
            part.IsPhrase ? Phrase(part.Text)
            : part.Name.Length > 0 ? From(part.Text)
            : WordsOf(part.Text).ConvertAll(word => words.Find(word, new(word), false)) is var known && !known.Contains(null) ? All(known!)
            : null;
        if (query is not null)
            excluded.Add(query);
    }

    private List<string> WordsOf(string text)
    {
        tokens.Clear();
        CachedAnalyzer.For(CachedAnalyzer.Unknown).Break(text, 0, tokens);
        return [.. tokens.Where(token => token.Kind == TokenKind.Word).Select(token => text.Substring(token.Start, token.Length))];
    }

    private static LuceneQuery All(List<LuceneQuery> queries)
    {
        if (queries.Count == 1)
            return queries[0];
        var all = new BooleanQuery(true);
        foreach (var query in queries)
            all.Add(query, Occur.MUST);
        return all;
    }
}
