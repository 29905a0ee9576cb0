using System.Collections.Frozen;
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
    private readonly FrozenSet<string> pinned;
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> translations;
    private readonly IReadOnlyList<JudgedQuery> judged;
    private volatile KnownSynonyms? known;
    private volatile ConfidenceFloor? floor;

    public GuidedLanguage(Guidance guidance)
    {
        analyzer = new(guidance.Language);
        judged = guidance.Judged;
        Intents = new(analyzer, guidance.Intents);
        synonyms = guidance
            .Synonyms.SelectMany(group => group.Select(text => (Key: Key(text), Others: group.Where(other => other != text))))
            .GroupBy(pair => pair.Key)
            .ToFrozenDictionary(pairs => pairs.Key, pairs => pairs.SelectMany(pair => pair.Others).Distinct().ToArray());
        pins = guidance.Pins.GroupBy(pin => SortedKey(Terms(pin.Query))).ToFrozenDictionary(group => group.Key, group => group.Last().Id);
        pinned = guidance.Pins.SelectMany(pin => Terms(pin.Query)).ToFrozenSet(StringComparer.Ordinal);
        translations = guidance
            .Translations.GroupBy(word => word.Language)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.GroupBy(word => Key(word.Text)).ToFrozenDictionary(words => words.Key, words => words.Last().Translated)
            );
        MaxPhraseLength = guidance
            .Synonyms.SelectMany(group => group)
            .Concat(guidance.Translations.Select(word => word.Text))
            .Select(text => Terms(text).Count)
            .DefaultIfEmpty()
            .Max();
    }

    /// <summary>What people want that is no article.</summary>
    public IntentMatcher Intents { get; }

    public bool HasSynonyms => synonyms.Count > 0;

    /// <summary>How many words the longest text of the guidance has.</summary>
    public int MaxPhraseLength { get; }

    /// <summary>What a word or phrase is also called; null for nothing.</summary>
    /// <param name="key">The terms of its words with a blank between them.</param>
    public string[]? SynonymsOf(ReadOnlySpan<char> key) =>
        synonyms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var found) ? found : null;

    /// <summary>What of the synonyms an index knows, looked up once for each state of the index.</summary>
    public KnownSynonyms KnownIn(LanguageIndex index) => known is { } now && now.Index == index ? now : known = new(index);

    /// <summary>
    /// How well an article must fit to be an answer, learnt when the first reader asks. It is not learnt anew with each article, which
    /// would make readers wait and move it by nothing; a new guidance learns anew.
    /// </summary>
    public ConfidenceFloor FloorIn(LanguageIndex index) =>
        floor ??= judged.Count == 0 ? ConfidenceFloor.Default : ConfidenceFloor.Learn(index, this, judged);

    /// <summary>The article or intent pinned to a query, or null.</summary>
    public string? PinnedTo(string query) =>
        pins.Count > 0 && Terms(query, pinned) is { } terms ? pins.GetValueOrDefault(SortedKey(terms)) : null;

    /// <summary>
    /// What the words and phrases of this language are called in another one; null when editors say nothing about the two.
    /// </summary>
    public FrozenDictionary<string, string>? WordsIn(string language) => translations.GetValueOrDefault(language);

    /// <summary>The terms of the words of a text, with a blank between them.</summary>
    public string Key(string text) => string.Join(' ', Terms(text));

    private static string SortedKey(List<string> terms) => string.Join(' ', terms.Order(StringComparer.Ordinal));

    private List<string> Terms(string text) => Terms(text, null)!;

    /// <summary>
    /// The terms of the words of a text; null as soon as one is none of those that are asked for, as with nearly every query and the pins.
    /// </summary>
    private List<string>? Terms(string text, FrozenSet<string>? only)
    {
        var clean = PlainText.Clean(text, TypedQuery.MaxTextLength);
        var tokens = new List<Token>();
        analyzer.Break(clean, 0, tokens);
        Span<char> term = stackalloc char[2 * Analyzer.Buffer];
        var (stem, terms) = (new StemWord(), new List<string>(tokens.Count));
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word)
                continue;
            var found = term[..Term(analyzer, clean.AsSpan(token.Start, token.Length), term, stem)];
            if (only is not null && !only.GetAlternateLookup<ReadOnlySpan<char>>().Contains(found))
                return null;
            terms.Add(found.ToString());
        }
        return terms;
    }

    /// <summary>Writes the term of a word into a buffer of twice <see cref="Analyzer.Buffer"/> and answers its length.</summary>
    public static int Term(Analyzer analyzer, ReadOnlySpan<char> raw, Span<char> to, StemWord stem)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        return analyzer.Term(surface[..analyzer.Surface(raw, TokenKind.Word, surface)], to, stem);
    }
}
