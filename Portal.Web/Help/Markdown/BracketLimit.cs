namespace Portal.Web.Help.Markdown;

/// <summary>
/// Refuses early what the parser needs quadratic time for: every "[" is tried against all that follows it in its paragraph. Sixty-four
/// kilobytes of "[](" took three seconds.
/// </summary>
internal static class BracketLimit
{
    private const int MaxPerParagraph = 1_000;

    public static void Check(string body)
    {
        var count = 0;
        foreach (var line in body.AsSpan().EnumerateLines())
        {
            count = line.IsWhiteSpace() ? 0 : count + line.Count('[');
            if (count > MaxPerParagraph)
                throw new LimitExceededException($"more than {MaxPerParagraph} brackets in one paragraph");
        }
    }
}
