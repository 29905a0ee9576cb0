using System.Collections.Concurrent;
using System.Collections.Frozen;
using Portal.Search.Analysis;
using Portal.Search.Analysis.Stemming;

namespace Portal.Search.Records;

/// <summary>The analysis of a language that remembers the terms of surfaces: a few thousand of them are most of every text.</summary>
internal sealed class CachedAnalyzer(string language)
{
    /// <summary>The language of texts whose language is not known: words are indexed in the form they have.</summary>
    public const string Unknown = "";

    private const int MaxKept = 200_000;
    private const int MaxKeptLength = 32;
    private const int MaxTokenLength = 64;

    private static readonly FrozenDictionary<string, CachedAnalyzer> All = new[] { Unknown, "en", "de", "es", "pt", "ru", "ca" }
        .Select(language => new CachedAnalyzer(language))
        .ToFrozenDictionary(analyzer => analyzer.Language);

    [ThreadStatic]
    private static StemWord? stem;

    private readonly Analyzer analyzer = new(language);
    private readonly ConcurrentDictionary<string, string> terms = new(StringComparer.Ordinal);
    private int kept;

    public string Language { get; } = language;

    /// <summary>The one of a language; of a language that is not known the one for surfaces.</summary>
    public static CachedAnalyzer For(string language) => All.GetValueOrDefault(language) ?? All[Unknown];

    public int Break(ReadOnlySpan<char> text, int position, List<Token> into) => analyzer.Break(text, position, into);

    public bool IsFunctionWord(ReadOnlySpan<char> surface) => analyzer.IsFunctionWord(surface);

    /// <summary>The lower-case form of a token, or of what was typed; answers its length.</summary>
    public int Surface(ReadOnlySpan<char> raw, TokenKind kind, Span<char> to)
    {
        while (raw.Length > 0 && !CharClasses.IsWord(raw[0]))
            raw = raw[1..];
        return analyzer.Surface(raw[..Math.Min(raw.Length, MaxTokenLength)], kind, to);
    }

    /// <summary>The surface as it is typed without accents.</summary>
    public string Fold(ReadOnlySpan<char> surface)
    {
        Span<char> folded = stackalloc char[2 * Analyzer.Buffer];
        return folded[..analyzer.Fold(surface, folded)].ToString();
    }

    /// <summary>The term of a token, empty when nothing is left of it.</summary>
    public string TermOf(ReadOnlySpan<char> raw, TokenKind kind)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        return Term(surface[..Surface(raw, kind, surface)]);
    }

    public string Term(ReadOnlySpan<char> surface)
    {
        if (surface.Length > MaxKeptLength)
            return Compute(surface);
        var lookup = terms.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(surface, out var term))
            return term;
        term = Compute(surface);
        if (Interlocked.Increment(ref kept) >= MaxKept)
        {
            terms.Clear();
            Volatile.Write(ref kept, 0);
        }
        lookup.TryAdd(surface, term);
        return term;
    }

    private string Compute(ReadOnlySpan<char> surface)
    {
        Span<char> term = stackalloc char[2 * Analyzer.Buffer];
        return term[..analyzer.Term(surface, term, stem ??= new())].ToString();
    }
}
