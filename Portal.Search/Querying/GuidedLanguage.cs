using System.Collections.Frozen;
using System.Text;
using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;
using Portal.Search.Indexing;

namespace Portal.Search.Querying;

/// <summary>The guidance of one language, prepared so that any form of its words is recognised. Immutable.</summary>
internal sealed class GuidedLanguage
{
    public static readonly GuidedLanguage None = new(new() { Language = "" });

    private readonly Analyzer analyzer;
    private readonly FrozenDictionary<string, string[]> synonyms;
    private readonly FrozenDictionary<string, string> pins;
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> translations;
    private volatile KnownSynonyms? known;

    public GuidedLanguage(Guidance guidance)
    {
        analyzer = new(guidance.Language);
        synonyms = guidance.Synonyms.SelectMany(group => group.Select(text => (Key: Key(text), Others: group.Where(other => other != text))))
            .GroupBy(pair => pair.Key).ToFrozenDictionary(pairs => pairs.Key, pairs => pairs.SelectMany(pair => pair.Others).Distinct().ToArray());
        pins = guidance.Pins.GroupBy(pin => SortedKey(pin.Query)).ToFrozenDictionary(group => group.Key, group => group.Last().Id);
        translations = guidance.Translations.GroupBy(word => word.Language)
            .ToFrozenDictionary(group => group.Key, group => group.GroupBy(word => Key(word.Text)).ToFrozenDictionary(words => words.Key, words => words.Last().Translated));
        LongestPhrase = guidance.Synonyms.SelectMany(group => group).Concat(guidance.Translations.Select(word => word.Text))
            .Select(text => Terms(text).Count).DefaultIfEmpty().Max();
    }

    public bool HasSynonyms => synonyms.Count > 0;

    /// <summary>How many words the longest text of the guidance has.</summary>
    public int LongestPhrase { get; }

    /// <summary>What a word or phrase is also called; null for nothing.</summary>
    /// <param name="key">The terms of its words with a blank between them.</param>
    public string[]? SynonymsOf(ReadOnlySpan<char> key) => synonyms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var found) ? found : null;

    /// <summary>What of the synonyms an index knows, looked up once for each state of the index.</summary>
    public KnownSynonyms KnownIn(LanguageIndex index) => known is { } now && now.Index == index ? now : known = new(index);

    /// <summary>The article pinned to a query, or null.</summary>
    public string? PinnedTo(string query) => pins.Count == 0 ? null : pins.GetValueOrDefault(SortedKey(query));

    /// <summary>The query with every word and phrase that is known in the other language put into it; the others stay.</summary>
    public string Translate(string query, string language)
    {
        if (!translations.TryGetValue(language, out var words)) return query;
        var typed = query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(TypedQuery.MostWords).ToArray();
        var translated = new StringBuilder();
        for (var i = 0; i < typed.Length; i++)
        {
            var length = Math.Min(LongestPhrase, typed.Length - i);
            while (length > 1 && !words.ContainsKey(Key(string.Join(' ', typed.AsSpan(i, length))))) length--;
            translated.Append(words.GetValueOrDefault(Key(string.Join(' ', typed.AsSpan(i, Math.Max(1, length)))), typed[i])).Append(' ');
            i += Math.Max(1, length) - 1;
        }
        return translated.ToString();
    }

    private string Key(string text) => string.Join(' ', Terms(text));

    private string SortedKey(string text) => string.Join(' ', Terms(text).Order(StringComparer.Ordinal));

    private List<string> Terms(string text)
    {
        var clean = PlainText.Clean(text, TypedQuery.LongestText);
        var tokens = new List<Token>();
        analyzer.Break(clean, 0, tokens);
        return [.. tokens.Where(token => token.Kind == TokenKind.Word).Select(token => Term(clean.AsSpan(token.Start, token.Length)))];
    }

    private string Term(ReadOnlySpan<char> raw)
    {
        Span<char> term = stackalloc char[2 * Analyzer.Buffer];
        return term[..Term(analyzer, raw, term, new StemWord())].ToString();
    }

    /// <summary>Writes the term of a word into a buffer of twice <see cref="Analyzer.Buffer"/> and answers its length.</summary>
    public static int Term(Analyzer analyzer, ReadOnlySpan<char> raw, Span<char> to, StemWord stem)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        return analyzer.Term(surface[..analyzer.Surface(raw, TokenKind.Word, surface)], to, stem);
    }
}
