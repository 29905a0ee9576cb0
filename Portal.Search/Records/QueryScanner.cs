using Portal.Search.Analysis;
using Portal.Search.Querying;

namespace Portal.Search.Records;

/// <summary>Takes what was typed into pieces. Never fails: what means nothing special is a word.</summary>
internal static class QueryScanner
{
    public const int MaxTextLength = 512;
    private const int MaxParts = 24;
    private const int MaxNameLength = 32;
    private const int MinJoinedDigits = 6;

    public static List<TypedPart> Scan(string? typed)
    {
        var text = PlainText.Clean(typed, MaxTextLength);
        var parts = new List<TypedPart>();
        for (var at = 0; at < text.Length && parts.Count < MaxParts; )
        {
            if (char.IsWhiteSpace(text[at]))
                at++;
            else
                at = Next(text, at, parts);
        }
        JoinNumbers(parts);
        return parts;
    }

    private static int Next(string text, int at, List<TypedPart> parts)
    {
        var excluded =
            text[at] is '-' or '−'
            && at + 1 < text.Length
            && (CharClasses.IsWord(text[at + 1]) || QueryParser.Quotes.Contains(text[at + 1]));
        if (excluded)
            at++;
        if (QueryParser.Quotes.Contains(text[at]))
            return Quoted(text, at, excluded, "", parts);
        var end = at;
        while (end < text.Length && !char.IsWhiteSpace(text[end]) && !QueryParser.Quotes.Contains(text[end]))
            end++;
        var name = NameOf(text.AsSpan(at, end - at));
        if (name > 0 && at + name + 1 == end && end < text.Length && QueryParser.Quotes.Contains(text[end]))
            return Quoted(text, end, excluded, text.Substring(at, name), parts);
        if (name > 0 && at + name + 1 < end)
            parts.Add(new(text[(at + name + 1)..end], excluded, false, text.Substring(at, name)));
        else if (text.AsSpan(at, end - at).ContainsAnyWord())
            parts.Add(new(text[at..end], excluded, false));
        return end;
    }

    /// <summary>A mark of quotation without a second one means nothing.</summary>
    private static int Quoted(string text, int open, bool excluded, string name, List<TypedPart> parts)
    {
        var length = text.AsSpan(open + 1).IndexOfAny(QueryParser.Quotes);
        if (length < 0)
            return open + 1;
        if (text.AsSpan(open + 1, length).ContainsAnyWord())
            parts.Add(new(text.Substring(open + 1, length), excluded, true, name));
        return open + length + 2;
    }

    /// <summary>The length of a name before a colon, or 0.</summary>
    private static int NameOf(ReadOnlySpan<char> part)
    {
        var colon = part.IndexOf(':');
        if (colon is < 1 or > MaxNameLength || !char.IsLetter(part[0]))
            return 0;
        foreach (var c in part[..colon])
            if (!char.IsLetterOrDigit(c) && c != '-')
                return 0;
        return colon;
    }

    private static bool ContainsAnyWord(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (CharClasses.IsWord(c))
                return true;
        return false;
    }

    /// <summary>"030 123 45 67" is one number, as people write those of telephones.</summary>
    private static void JoinNumbers(List<TypedPart> parts)
    {
        for (var first = 0; first < parts.Count; first++)
        {
            var count = 0;
            while (first + count < parts.Count && parts[first + count].IsNumber)
                count++;
            if (count < 2)
                continue;
            var joined = string.Join(' ', parts.GetRange(first, count).Select(part => part.Text));
            if (joined.Count(char.IsAsciiDigit) < MinJoinedDigits)
                continue;
            parts.RemoveRange(first, count);
            parts.Insert(first, new(joined, false, false));
        }
    }
}
