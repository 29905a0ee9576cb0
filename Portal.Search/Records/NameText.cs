using Portal.Search.Analysis;

namespace Portal.Search.Records;

/// <summary>
/// The words of names as they are compared: lower case, accents taken off, ä, ae and a alike, since people are written down by ear.
/// </summary>
internal static class NameText
{
    public const int MinStart = 2;
    public const int MaxStart = 4;

    // German spelling is folded too, so that Mueller and Müller are one name; it changes nothing of what is compared with itself.
    private static readonly CachedAnalyzer Spelling = CachedAnalyzer.For("de");

    public static string Fold(ReadOnlySpan<char> raw, TokenKind kind)
    {
        Span<char> surface = stackalloc char[Analyzer.Buffer];
        return Spelling.Fold(surface[..Spelling.Surface(raw, kind, surface)]);
    }

    /// <summary>Adds the words of a name and how they begin.</summary>
    public static void AddTo(TermListStream words, TermListStream starts, string name, List<Token> tokens)
    {
        tokens.Clear();
        Spelling.Break(name, 0, tokens);
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Part)
                continue;
            var word = Fold(name.AsSpan(token.Start, token.Length), token.Kind);
            words.Add(word, 0);
            for (var length = MinStart; length <= MaxStart && length < word.Length; length++)
                starts.Add(word[..length], 0);
        }
    }
}
