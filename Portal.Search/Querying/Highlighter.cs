using Portal.Search.Analysis;

namespace Portal.Search.Querying;

/// <summary>Cuts a text into marked and unmarked runs.</summary>
internal static class Highlighter
{
    /// <summary>
    /// The runs of a stretch of the text, with something unmarked put before and behind it. The marked tokens lie in it in their order.
    /// </summary>
    public static MarkedText Mark(
        ReadOnlySpan<char> text,
        int start,
        int end,
        ReadOnlySpan<Token> marked,
        string before = "",
        string behind = ""
    )
    {
        var runs = new MarkedRun[2 * marked.Length + 1];
        var count = 0;
        var at = start;
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i].Start < at)
                continue;
            AddPlain(runs, ref count, string.Concat(before, text[at..marked[i].Start]));
            runs[count++] = new(text.Slice(marked[i].Start, marked[i].Length).ToString(), true);
            at = marked[i].End;
            before = "";
        }
        AddPlain(runs, ref count, string.Concat(before, text[at..end], behind));
        return count == 0 ? MarkedText.Empty : new(count == runs.Length ? runs : runs[..count]);
    }

    private static void AddPlain(MarkedRun[] runs, ref int count, string text)
    {
        if (text.Length > 0)
            runs[count++] = new(text, false);
    }
}
