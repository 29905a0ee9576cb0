using Portal.Search.Analysis;

namespace Portal.Search.Querying;

/// <summary>Cuts a stretch of about 200 characters around what matched: at sentence borders where they are near, else between words.</summary>
internal static class Excerpt
{
    private const int Length = 200;
    private const int Slack = 60;
    private const int LeadingContext = 50;

    public static MarkedText Cut(string text, List<Token> tokens, int firstPosition, int lastPosition, Func<int, bool> marked)
    {
        if (text.Length <= Length + Slack) return Marking.Mark(text, tokens, marked);
        tokens.RemoveAll(token => token.Kind != TokenKind.Word);
        var words = tokens;
        var first = words.Find(token => token.Position >= firstPosition);
        var last = words.FindLast(token => token.Position <= lastPosition);
        var start = Start(text, words, first.Start);
        var end = End(text, words, start, Math.Max(last.End, first.End));
        return Marking.Mark(text, start, end, tokens, marked, start > 0 ? "… " : "", end < text.Length ? " …" : "");
    }

    private static int Start(string text, List<Token> words, int match)
    {
        var sentence = match;
        while (sentence > 0 && !IsBorder(text, sentence)) sentence--;
        if (match - sentence <= LeadingContext + Slack) return sentence;
        var word = words.FindIndex(token => token.Start >= match - LeadingContext);
        return word < 0 ? match : Joined(text, words, word);
    }

    /// <summary>The beginning of the joined word a word belongs to: "FRITZ!Box" is never cut.</summary>
    private static int Joined(string text, List<Token> words, int word)
    {
        while (word > 0 && !text.AsSpan(words[word - 1].End, words[word].Start - words[word - 1].End).ContainsAny(' ', '\n')) word--;
        return words[word].Start;
    }

    private static int End(string text, List<Token> words, int start, int match)
    {
        var least = Math.Max(match, Math.Min(text.Length, start + Length - Slack));
        var most = Math.Min(text.Length, Math.Max(match, start + Length) + Slack);
        for (var at = least; at < most; at++)
            if (IsBorder(text, at)) return TrimEnd(text, at, start);
        if (most == text.Length) return most;
        var cut = most;
        while (cut > least && !char.IsWhiteSpace(text[cut])) cut--;
        return char.IsWhiteSpace(text[cut]) ? TrimEnd(text, cut, start) : Math.Max(match, words.FindLast(token => token.End <= most).End);
    }

    private static int TrimEnd(string text, int end, int start)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return end;
    }

    /// <summary>Whether a sentence or a line begins at this place.</summary>
    private static bool IsBorder(string text, int at)
    {
        if (at == 0) return true;
        if (char.IsWhiteSpace(text[at]) || !char.IsWhiteSpace(text[at - 1])) return false;
        var before = at - 1;
        while (before > 0 && char.IsWhiteSpace(text[before])) before--;
        return text[before] is '.' or '!' or '?' or '…' || text.AsSpan(before, at - before).Contains('\n');
    }
}
