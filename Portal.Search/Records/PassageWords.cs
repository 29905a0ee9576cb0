using System.Runtime.InteropServices;
using Portal.Search.Analysis;
using Portal.Search.Querying;

namespace Portal.Search.Records;

/// <summary>Finds the words of a query in a text, and the stretch that has the most of them.</summary>
internal static class PassageWords
{
    private const int LeadingContext = 40;
    private const int MinNameLength = 2;
    private const int MaxDifference = 4;

    /// <summary>A word of the text, and which of the words of the query it is.</summary>
    public readonly record struct Found(Token Token, int Word);

    public static List<Found> Read(string text, string language, RecordQueryParts parts)
    {
        var found = new List<Found>();
        if (parts.IsEmpty)
            return found;
        var analyzer = CachedAnalyzer.For(language);
        var tokens = new List<Token>();
        analyzer.Break(text, 0, tokens);
        var telling = parts.Words.Any(word => !word.IsFunctionWord);
        foreach (var token in tokens)
        {
            var term = token.Kind == TokenKind.Part ? "" : analyzer.TermOf(text.AsSpan(token.Start, token.Length), token.Kind);
            var at = term.Length == 0 ? -1 : IndexOf(parts.Words, analyzer.Language, term, text, token, telling);
            if (at >= 0)
                found.Add(new(token, at));
        }
        found.Sort(
            static (a, b) =>
                a.Token.Start != b.Token.Start ? a.Token.Start.CompareTo(b.Token.Start) : b.Token.Length.CompareTo(a.Token.Length)
        );
        return found;
    }

    /// <summary>The start and end of the best stretch: the first of those with most different words, cut between words.</summary>
    public static (int Start, int End) BestStretch(string text, List<Found> found, int length)
    {
        if (text.Length <= length)
            return (0, text.Length);
        int best = -1,
            most = 0;
        for (var i = 0; i < found.Count; i++)
        {
            var count = Different(CollectionsMarshal.AsSpan(found)[i..], found[i].Token.Start + length - LeadingContext);
            if (count > most)
                (best, most) = (i, count);
        }
        var start =
            best < 0
                ? 0
                : StartOf(
                    text,
                    Math.Max(0, Math.Min(found[best].Token.Start - LeadingContext, text.Length - length)),
                    found[best].Token.Start
                );
        return (start, EndOf(text, start, Math.Min(text.Length, start + length)));
    }

    public static MarkedText Mark(string text, int start, int end, List<Found> found)
    {
        var marked = found.Select(word => word.Token).Where(token => token.Start >= start && token.End <= end).ToArray();
        return Highlighter.Mark(text, start, end, marked, start > 0 ? "… " : "", end < text.Length ? " …" : "");
    }

    private static int IndexOf(IReadOnlyList<SoughtWord> words, string language, string term, string text, Token token, bool telling)
    {
        string? name = null;
        for (var i = 0; i < words.Count; i++)
        {
            if (telling && words[i].IsFunctionWord)
                continue;
            if (words[i].Has(language, term))
                return i;
            if (!MayBe(words[i].Name, text.AsSpan(token.Start, token.Length)))
                continue;
            name ??= NameText.Fold(text.AsSpan(token.Start, token.Length), token.Kind);
            if (name == words[i].Name)
                return i;
        }
        return -1;
    }

    /// <summary>A quick look, before the word is folded: a few letters more or less come of accents and spelling.</summary>
    private static bool MayBe(string name, ReadOnlySpan<char> word) =>
        name.Length >= MinNameLength
        && Math.Abs(name.Length - word.Length) <= MaxDifference
        && (!char.IsAscii(word[0]) || char.ToLowerInvariant(word[0]) == name[0]);

    private static int Different(ReadOnlySpan<Found> found, int end)
    {
        ulong seen = 0;
        foreach (var word in found)
        {
            if (word.Token.End > end)
                break;
            seen |= 1UL << (word.Word & 63);
        }
        return System.Numerics.BitOperations.PopCount(seen);
    }

    private static int StartOf(string text, int from, int match)
    {
        while (from > 0 && from < match && !char.IsWhiteSpace(text[from - 1]))
            from++;
        return from;
    }

    private static int EndOf(string text, int start, int end)
    {
        if (end == text.Length)
            return end;
        var cut = end;
        while (cut > start && !char.IsWhiteSpace(text[cut]))
            cut--;
        if (cut == start)
            cut = char.IsLowSurrogate(text[end]) ? end - 1 : end; // one word longer than the stretch
        while (cut > start && char.IsWhiteSpace(text[cut - 1]))
            cut--;
        return cut;
    }
}
