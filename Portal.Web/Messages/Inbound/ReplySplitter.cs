namespace Portal.Web.Messages.Inbound;

/// <summary>What a mail says, and what stands beneath it.</summary>
/// <param name="Reply">The writer's own words.</param>
/// <param name="Rest">The quoted mail, a signature, a disclaimer; nothing of it is lost.</param>
public sealed record SplitText(string Reply, string Rest);

/// <summary>
/// Finds the writer's own words in a mail. Better too much than too little: where words stand between what is quoted, all of it is kept
/// together, and a mail of which nothing would be left is kept whole.
/// </summary>
internal static class ReplySplitter
{
    private const int MaxAttributionLines = 3;

    /// <param name="text">The text of the mail.</param>
    /// <param name="quoteAt">Where its HTML says that the quoted mail begins.</param>
    public static SplitText Split(string text, int? quoteAt = null)
    {
        var lines = text.Split('\n');
        var end = quoteAt is { } at ? text.AsSpan(0, at).Count('\n') + 1 : lines.Length;
        end = Math.Min(end, QuoteStart(lines));
        if (Interleaved(lines, end) || IsBlank(lines, 0, end))
            end = lines.Length;
        if (ReplyBeneath(lines) is { } from && IsBlank(lines, 0, QuoteStart(lines)))
            return Trimmed(lines[from..], lines[..from]);
        var reply = lines[..end];
        var keep = SignatureStart(reply);
        if (IsBlank(reply, 0, keep))
            keep = reply.Length;
        return IsBlank(reply, 0, keep) ? new(text.Trim(), "") : Trimmed(lines[..keep], lines[keep..]);
    }

    private static SplitText Trimmed(string[] reply, string[] rest) => new(string.Join('\n', reply).Trim(), string.Join('\n', rest).Trim());

    // The first line from which all is quoted.
    private static int QuoteStart(string[] lines)
    {
        for (var at = 0; at < lines.Length; at++)
        {
            if (QuoteMarks.IsSeparator(lines[at]) && !IsBlank(lines, at + 1, lines.Length) || QuoteMarks.IsHeaderBlock(lines, at))
                return at;
            if (IsQuoted(lines[at]) || AttributionLength(lines, at) > 0)
                return at;
        }

        return lines.Length;
    }

    // "On Monday, 30 November 2026 at 09:01, Somebody <…> wrote:" may be broken into several lines.
    private static int AttributionLength(string[] lines, int at)
    {
        if (QuoteMarks.IsAttribution(lines[at]))
            return 1;
        if (!QuoteMarks.BeginsAttribution(lines[at]))
            return 0;
        var joined = lines[at].Trim();
        for (var count = 2; count <= MaxAttributionLines && at + count <= lines.Length; count++)
        {
            var line = lines[at + count - 1].Trim();
            if (line == "" || IsQuoted(line))
                return 0;
            joined = $"{joined} {line}";
            if (QuoteMarks.IsAttribution(joined))
                return count;
        }

        return 0;
    }

    // Words behind a quoted line that are not a signature: the writer has answered in between.
    private static bool Interleaved(string[] lines, int end)
    {
        if (end >= lines.Length || !lines[end..].Any(IsQuoted))
            return false;
        var last = Array.FindLastIndex(lines, IsQuoted);
        var tail = lines[(last + 1)..];
        return !IsBlank(lines, 0, end) && !IsBlank(tail, 0, SignatureStart(tail)) && !tail.Any(QuoteMarks.IsSeparator);
    }

    // The whole quoted mail first, and the answer beneath it.
    private static int? ReplyBeneath(string[] lines)
    {
        var last = Array.FindLastIndex(lines, IsQuoted);
        if (last < 0 || IsBlank(lines, last + 1, lines.Length))
            return null;
        var first = Array.FindIndex(lines, IsQuoted);
        return lines[first..last].All(l => IsQuoted(l) || l.Trim() == "") ? last + 1 : null;
    }

    private static int SignatureStart(string[] lines)
    {
        var start = Array.FindIndex(lines, l => l.TrimEnd('\r') is "-- " || l.Trim() is "--");
        if (start < 0)
            start = lines.Length;
        var device = Array.FindLastIndex(lines[..start], l => l.Trim() != "");
        if (device >= 0 && QuoteMarks.IsDeviceLine(lines[device]))
            start = device;
        return DisclaimerStart(lines, start);
    }

    private static int DisclaimerStart(string[] lines, int end)
    {
        for (var at = 0; at < end; at++)
        {
            if (at > 0 && lines[at - 1].Trim() != "")
                continue; // only where a paragraph begins
            var stop = Array.FindIndex(lines, at, l => l.Trim() == "");
            if (QuoteMarks.IsDisclaimer(string.Join(' ', lines[at..(stop < at ? end : Math.Min(stop, end))])))
                return at;
        }

        return end;
    }

    private static bool IsQuoted(string line) => line.TrimStart().StartsWith('>');

    private static bool IsBlank(string[] lines, int from, int to) => !lines[Math.Min(from, to)..to].Any(l => l.Trim() != "");
}
