namespace Portal.Search.Querying;

/// <summary>
/// Cuts a stretch of about 200 characters around what matched: at sentence borders where they are near, else between words.
/// </summary>
internal static class Excerpt
{
    private const int Length = 200;
    private const int Slack = 60;
    private const int LeadingContext = 50;

    /// <param name="shown">The text.</param>
    /// <param name="first">The first word that matched.</param>
    /// <param name="last">The last one.</param>
    public static (int Start, int End) Cut(DisplayText shown, int first, int last)
    {
        var text = shown.Text;
        if (text.Length <= Length + Slack || shown.Words == 0)
            return (0, Math.Min(text.Length, Length + Slack));
        first = Math.Clamp(first, 0, shown.Words - 1);
        var start = Start(shown, text, shown.Start(first));
        return (start, End(shown, text, start, shown.End(Math.Clamp(last, first, shown.Words - 1))));
    }

    private static int Start(DisplayText shown, ReadOnlySpan<char> text, int match)
    {
        var sentence = match;
        while (sentence > 0 && match - sentence <= LeadingContext + Slack && !IsBorder(text, sentence))
            sentence--;
        if (match - sentence <= LeadingContext + Slack)
            return sentence;
        var word = shown.WordAt(match - LeadingContext);
        return word == shown.Words ? match : Joined(shown, text, word);
    }

    /// <summary>The beginning of the joined word a word belongs to: "FRITZ!Box" is never cut.</summary>
    private static int Joined(DisplayText shown, ReadOnlySpan<char> text, int word)
    {
        while (word > 0 && !text[shown.End(word - 1)..shown.Start(word)].ContainsAny(' ', '\n'))
            word--;
        return shown.Start(word);
    }

    private static int End(DisplayText shown, ReadOnlySpan<char> text, int start, int match)
    {
        var least = Math.Max(match, Math.Min(text.Length, start + Length - Slack));
        var most = Math.Min(text.Length, Math.Max(match, start + Length) + Slack);
        for (var at = least; at < most; at++)
            if (IsBorder(text, at))
                return TrimEnd(text, at, start);
        if (most == text.Length)
            return most;
        var cut = most;
        while (cut > least && !char.IsWhiteSpace(text[cut]))
            cut--;
        if (char.IsWhiteSpace(text[cut]))
            return TrimEnd(text, cut, start);
        var last = Math.Max(0, shown.WordAt(most) - 1);
        if (last > 0 && shown.End(last) > most)
            last--;
        return Math.Max(match, shown.End(last));
    }

    private static int TrimEnd(ReadOnlySpan<char> text, int end, int start)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        return end;
    }

    /// <summary>Whether a sentence or a line begins at this place.</summary>
    private static bool IsBorder(ReadOnlySpan<char> text, int at)
    {
        if (at == 0)
            return true;
        if (char.IsWhiteSpace(text[at]) || !char.IsWhiteSpace(text[at - 1]))
            return false;
        var before = at - 1;
        while (before > 0 && char.IsWhiteSpace(text[before]))
            before--;
        return text[before] is '.' or '!' or '?' or '…' || text[before..at].Contains('\n');
    }
}
