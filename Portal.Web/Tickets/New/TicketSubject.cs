namespace Portal.Web.Tickets.New;

/// <summary>The line that stands for a request in lists, for whoever wrote only what is the matter.</summary>
internal static class TicketSubject
{
    private const int MaxLength = 80;
    private const string SentenceEnds = ".!?…";

    /// <summary>The first sentence of what was written, cut at a word when it is long.</summary>
    public static string From(string words)
    {
        var line = words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault() ?? "";
        var text = string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        for (var at = 0; at < text.Length - 1; at++)
            if (SentenceEnds.Contains(text[at], StringComparison.Ordinal) && text[at + 1] == ' ')
                return Cut(text[..at]);
        return Cut(text.TrimEnd([.. SentenceEnds]) is { Length: > 0 } whole ? whole : text);
    }

    private static string Cut(string text)
    {
        if (text.Length <= MaxLength)
            return text;
        var end = text.LastIndexOf(' ', MaxLength - 1);
        if (end < MaxLength / 2)
            end = char.IsHighSurrogate(text[MaxLength - 2]) ? MaxLength - 2 : MaxLength - 1;
        return text[..end].TrimEnd(',', ';', ':', '-') + "…";
    }
}
