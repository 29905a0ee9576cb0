using Portal.Search.Analysis;

namespace Portal.Search.Querying;

/// <summary>Cuts a text into marked and unmarked runs.</summary>
internal static class Marking
{
    public static MarkedText Mark(string text, List<Token> tokens, Func<int, bool> marked) => Mark(text, 0, text.Length, tokens, marked, "", "");

    /// <summary>The runs of a stretch of the text, with something unmarked put before and behind it.</summary>
    public static MarkedText Mark(string text, int start, int end, List<Token> tokens, Func<int, bool> marked, string before, string behind)
    {
        var runs = new List<MarkedRun>();
        var at = start;
        var plain = before;
        foreach (var token in tokens)
        {
            if (token.Kind != TokenKind.Word || token.Start < at || token.End > end || !marked(token.Position)) continue;
            plain += text[at..token.Start];
            if (plain.Length > 0) runs.Add(new(plain, false));
            runs.Add(new(text.Substring(token.Start, token.Length), true));
            plain = "";
            at = token.End;
        }
        plain += text[at..end] + behind;
        if (plain.Length > 0) runs.Add(new(plain, false));
        return new(runs);
    }
}
