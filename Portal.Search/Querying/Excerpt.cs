using Portal.Search.Analysis;

namespace Portal.Search.Querying;

/// <summary>Cuts a stretch of about 200 characters around what matched: at sentence borders where they are near, else between words.</summary>
internal static class Excerpt
{
    /// <summary>What lies so many characters behind the last match is in no excerpt.</summary>
    public const int Longest = Length + 2 * Slack;

    private const int Length = 200;
    private const int Slack = 60;
    private const int LeadingContext = 50;

    /// <param name="text">The text.</param>
    /// <param name="words">Its words, at least as far as the excerpt may reach.</param>
    /// <param name="firstPosition">Of the first match.</param>
    /// <param name="lastPosition">Of the last match.</param>
    public static (int Start, int End) Cut(ReadOnlySpan<char> text, ReadOnlySpan<Token> words, int firstPosition, int lastPosition)
    {
        if (text.Length <= Length + Slack) return (0, text.Length);
        Token first = default, last = default;
        for (var i = words.Length - 1; i >= 0 && words[i].Position >= firstPosition; i--)
        {
            first = words[i];
            if (last.Length == 0 && words[i].Position <= lastPosition) last = words[i];
        }
        var start = Start(text, words, first.Start);
        return (start, End(text, words, start, Math.Max(last.End, first.End)));
    }

    private static int Start(ReadOnlySpan<char> text, ReadOnlySpan<Token> words, int match)
    {
        var sentence = match;
        while (sentence > 0 && match - sentence <= LeadingContext + Slack && !IsBorder(text, sentence)) sentence--;
        if (match - sentence <= LeadingContext + Slack) return sentence;
        var word = 0;
        while (word < words.Length && words[word].Start < match - LeadingContext) word++;
        return word == words.Length ? match : Joined(text, words, word);
    }

    /// <summary>The beginning of the joined word a word belongs to: "FRITZ!Box" is never cut.</summary>
    private static int Joined(ReadOnlySpan<char> text, ReadOnlySpan<Token> words, int word)
    {
        while (word > 0 && !text[words[word - 1].End..words[word].Start].ContainsAny(' ', '\n')) word--;
        return words[word].Start;
    }

    private static int End(ReadOnlySpan<char> text, ReadOnlySpan<Token> words, int start, int match)
    {
        var least = Math.Max(match, Math.Min(text.Length, start + Length - Slack));
        var most = Math.Min(text.Length, Math.Max(match, start + Length) + Slack);
        for (var at = least; at < most; at++)
            if (IsBorder(text, at)) return TrimEnd(text, at, start);
        if (most == text.Length) return most;
        var cut = most;
        while (cut > least && !char.IsWhiteSpace(text[cut])) cut--;
        if (char.IsWhiteSpace(text[cut])) return TrimEnd(text, cut, start);
        var last = words.Length - 1;
        while (last > 0 && words[last].End > most) last--;
        return Math.Max(match, words[last].End);
    }

    private static int TrimEnd(ReadOnlySpan<char> text, int end, int start)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return end;
    }

    /// <summary>Whether a sentence or a line begins at this place.</summary>
    private static bool IsBorder(ReadOnlySpan<char> text, int at)
    {
        if (at == 0) return true;
        if (char.IsWhiteSpace(text[at]) || !char.IsWhiteSpace(text[at - 1])) return false;
        var before = at - 1;
        while (before > 0 && char.IsWhiteSpace(text[before])) before--;
        return text[before] is '.' or '!' or '?' or '…' || text[before..at].Contains('\n');
    }
}
