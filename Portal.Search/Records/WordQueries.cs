using Lucene.Net.Index;
using Lucene.Net.Search;
using Portal.Search.Analysis;
using LuceneQuery = Lucene.Net.Search.Query;

namespace Portal.Search.Records;

/// <summary>Makes queries of single words: in texts of each language, in names, and in codes.</summary>
internal sealed class WordQueries(TermFinder finder, IReadOnlyList<CachedAnalyzer> analyzers)
{
    private const float Tie = 0.1f;
    private const float StartWeight = 2;
    private const float CodeWeight = 4;
    private const float CompletionWeight = 0.8f;
    private const int MaxCompletions = 16;

    private readonly List<Token> tokens = [];

    /// <summary>The word in any of the languages, or in a name; null when no record has it.</summary>
    public LuceneQuery? Find(string raw, SoughtWord sought, bool isTyping)
    {
        var found = new List<LuceneQuery>();
        foreach (var analyzer in analyzers)
        {
            var term = TermIn(analyzer, raw);
            if (finder.Query(RecordFields.TextOf(analyzer.Language), term) is { } query)
            {
                found.Add(query);
                sought.Add(analyzer.Language, term);
            }
            if (isTyping)
                AddCompletions(analyzer, raw, sought, found);
        }
        AddNames(raw, found);
        return Best(found);
    }

    /// <summary>The term of a word in a language; that of its first piece where the language breaks it differently.</summary>
    public string TermIn(CachedAnalyzer analyzer, string raw)
    {
        tokens.Clear();
        analyzer.Break(raw, 0, tokens);
        var word = tokens.FindIndex(token => token.Kind == TokenKind.Word);
        return word < 0 ? "" : analyzer.TermOf(raw.AsSpan(tokens[word].Start, tokens[word].Length), TokenKind.Word);
    }

    /// <summary>The word in a name only.</summary>
    public LuceneQuery? InNames(string raw)
    {
        var found = new List<LuceneQuery>();
        AddNames(raw, found);
        return Best(found);
    }

    /// <summary>Several words joined, as texts have them beside the words themselves: "fritzbox".</summary>
    public LuceneQuery? Whole(string raw, SoughtWord sought)
    {
        var found = new List<LuceneQuery>();
        foreach (var analyzer in analyzers)
        {
            var term = analyzer.TermOf(raw, TokenKind.Whole);
            if (finder.Query(RecordFields.TextOf(analyzer.Language), term) is { } query)
            {
                found.Add(query);
                sought.Add(analyzer.Language, term);
            }
        }
        return Best(found);
    }

    /// <summary>Any part of a code; null when it is too short, or no code can have it.</summary>
    public LuceneQuery? InCodes(string text)
    {
        var code = CodeText.Clean(text);
        if (code.Length < CodeText.Gram)
            return null;
        if (code.Length == CodeText.Gram)
            return finder.Query(RecordFields.Codes, code) is { } one ? Constant(one, CodeWeight) : null;
        // Every third place is enough, with the last one: they overlap or touch.
        var phrase = new PhraseQuery();
        for (var at = 0; at <= code.Length - CodeText.Gram; at = Next(at, code.Length))
        {
            var gram = code.Substring(at, CodeText.Gram);
            if (finder.Frequency(RecordFields.Codes, gram) == 0)
                return null;
            phrase.Add(new Term(RecordFields.Codes, gram), at);
        }
        return Constant(phrase, CodeWeight);
    }

    /// <summary>The best of several ways to find the same.</summary>
    public static LuceneQuery? Best(List<LuceneQuery> found)
    {
        if (found.Count < 2)
            return found.Count == 0 ? null : found[0];
        var best = new DisjunctionMaxQuery(Tie);
        foreach (var query in found)
            best.Add(query);
        return best;
    }

    public static LuceneQuery Constant(LuceneQuery query, float weight) => new ConstantScoreQuery(query) { Boost = weight };

    private static int Next(int at, int length)
    {
        var last = length - CodeText.Gram;
        return at == last ? length : Math.Min(at + CodeText.Gram, last);
    }

    private void AddNames(string raw, List<LuceneQuery> found)
    {
        var name = NameText.Fold(raw, TokenKind.Word);
        if (finder.Query(RecordFields.Names, name) is { } whole)
            found.Add(whole);
        if (name.Length is >= NameText.MinStart and <= NameText.MaxStart)
        {
            if (finder.Query(RecordFields.NameStarts, name) is { } start)
                found.Add(Constant(start, StartWeight));
        }
        else if (name.Length > NameText.MaxStart && HasLonger(name))
        {
            found.Add(new PrefixQuery(new(RecordFields.Names, name)) { Boost = StartWeight });
        }
    }

    private bool HasLonger(string name) =>
        finder.Frequency(RecordFields.NameStarts, name[..NameText.MaxStart]) > 0
        && finder.StartingWith(RecordFields.Names, name, 2).Exists(word => word != name);

    private void AddCompletions(CachedAnalyzer analyzer, string raw, SoughtWord sought, List<LuceneQuery> found)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        var start = analyzer.Fold(surface[..analyzer.Surface(raw, TokenKind.Word, surface)]);
        if (start.Length < 2)
            return;
        var field = RecordFields.TextOf(analyzer.Language);
        var any = new BooleanQuery(true);
        foreach (var term in finder.StartingWith(field, start, MaxCompletions))
        {
            any.Add(finder.Query(field, term), Occur.SHOULD);
            sought.Add(analyzer.Language, term);
        }
        if (any.Clauses.Count > 0)
            found.Add(Constant(any, CompletionWeight));
    }
}
