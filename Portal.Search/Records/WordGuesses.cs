using Lucene.Net.Search;
using Portal.Search.Analysis;
using Portal.Search.Querying;
using LuceneQuery = Lucene.Net.Search.Query;

namespace Portal.Search.Records;

/// <summary>
/// What a word was meant to be that no record has: typed with the other keyboard layout, in Latin instead of Cyrillic letters, a German
/// compound of two known words, or misspelt.
/// </summary>
internal sealed class WordGuesses(TermFinder finder, WordQueries words, IReadOnlyList<CachedAnalyzer> analyzers)
{
    private const int MinLength = 3;
    private const int MinPartLength = 4;
    private const int MaxLength = 32;
    private const int MaxGuessed = 3;
    private static readonly string[] Links = ["", "s", "es", "n", "en", "er", "e"];

    private int guessed;

    /// <summary>
    /// The query for what was meant and what to tell the reader, or null. Only the first few words of a query are guessed at.
    /// </summary>
    public (LuceneQuery Query, Correction Correction)? Guess(string raw, SoughtWord sought)
    {
        if (raw.Length is < MinLength or > MaxLength || guessed++ >= MaxGuessed)
            return null;
        return Rewritten(raw, sought) ?? Compound(raw, sought) ?? Misspelt(raw, sought);
    }

    private (LuceneQuery, Correction)? Rewritten(string raw, SoughtWord sought)
    {
        var rewritten = new List<string?> { KeyboardLayout.Switch(raw) };
        if (analyzers.Any(analyzer => analyzer.Language == "ru"))
            rewritten.Add(Transliteration.ToCyrillic(raw));
        foreach (var word in rewritten)
            if (word is not null && words.Find(word, sought, false) is { } query)
                return (query, new(raw, word));
        return null;
    }

    /// <summary>"Leitungsstörung" where records have "Leitung" and "Störung" only.</summary>
    private (LuceneQuery, Correction)? Compound(string raw, SoughtWord sought)
    {
        if (!analyzers.Any(analyzer => analyzer.Language == "de") || !raw.All(char.IsLetter))
            return null;
        for (var at = MinPartLength; at <= raw.Length - MinPartLength; at++)
            if (German(raw[at..]) && Links.FirstOrDefault(link => IsFirst(raw[..at], link)) is { } linked)
                return Both(raw, raw[..(at - linked.Length)], raw[at..], sought);
        return null;
    }

    private bool IsFirst(string word, string link) =>
        word.EndsWith(link, StringComparison.OrdinalIgnoreCase)
        && word.Length - link.Length >= MinPartLength
        && German(word[..^link.Length]);

    private bool German(string word)
    {
        var german = analyzers.First(analyzer => analyzer.Language == "de");
        return finder.Frequency(RecordFields.TextOf("de"), words.TermIn(german, word)) > 0;
    }

    private (LuceneQuery, Correction)? Both(string raw, string first, string second, SoughtWord sought)
    {
        if (words.Find(first, sought, false) is not { } one || words.Find(second, sought, false) is not { } other)
            return null;
        var both = new BooleanQuery { { one, Occur.MUST }, { other, Occur.MUST } };
        return (both, new(raw, $"{first} {second}"));
    }

    private (LuceneQuery, Correction)? Misspelt(string raw, SoughtWord sought)
    {
        var fields = analyzers.Select(analyzer => (RecordFields.TextOf(analyzer.Language), words.TermIn(analyzer, raw)));
        var name = NameText.Fold(raw, TokenKind.Word);
        var spellings = new RecordSpelling(finder).Find(name, fields.Append((RecordFields.Names, name)));
        var found = new List<LuceneQuery>();
        foreach (var spelling in spellings)
        {
            if (finder.Query(spelling.Field, spelling.Term) is not { } query)
                continue;
            query.Boost = spelling.Distance <= 1 ? 0.8f : 0.6f;
            found.Add(query);
            if (spelling.Field != RecordFields.Names)
                sought.Add(spelling.Field[1..], spelling.Term);
        }
        return WordQueries.Best(found) is { } best ? (best, new(raw, spellings[0].Term)) : null;
    }
}
