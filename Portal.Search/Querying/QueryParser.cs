using System.Buffers;
using Portal.Search.Analysis;

namespace Portal.Search.Querying;

/// <summary>Reads what was typed. Only quotation marks and a minus before a word mean anything; everything else is words.</summary>
internal static class QueryParser
{
    public static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»");

    /// <param name="text">What was typed.</param>
    /// <param name="analyzer">Of the language that is searched.</param>
    /// <param name="tokens">Working space.</param>
    public static TypedQuery Parse(string? text, Analyzer analyzer, List<Token> tokens)
    {
        var clean = PlainText.Clean(text, TypedQuery.MaxTextLength);
        tokens.Clear();
        analyzer.Break(clean, 0, tokens);
        var words = new List<Token>(tokens.Count);
        List<Token> excluded = [];
        foreach (var token in tokens)
        {
            if (token.Position >= TypedQuery.MaxWords)
                break;
            (IsExcluded(clean, token.Start) ? excluded : words).Add(token);
        }
        return new(clean, words, excluded, Phrases(clean, words));
    }

    private static bool IsExcluded(string text, int start)
    {
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        var dash = start < text.Length && text[start] is '-' or '−';
        return dash && start + 1 < text.Length && CharClasses.IsWord(text[start + 1]);
    }

    /// <summary>The ranges of `words` that stand between two quotation marks; a mark without a second one means nothing.</summary>
    private static List<Range> Phrases(string text, List<Token> words)
    {
        var open = text.AsSpan().IndexOfAny(Quotes);
        if (open < 0)
            return [];
        var phrases = new List<Range>();
        while (open >= 0)
        {
            var length = text.AsSpan(open + 1).IndexOfAny(Quotes);
            if (length < 0)
                break;
            var close = open + 1 + length;
            int from = words.FindIndex(word => word.Start > open),
                to = words.FindIndex(word => word.Start > close);
            if (from >= 0 && (to < 0 ? words.Count : to) > from)
                phrases.Add(from..(to < 0 ? words.Count : to));
            var next = text.AsSpan(close + 1).IndexOfAny(Quotes);
            open = next < 0 ? -1 : close + 1 + next;
        }
        return phrases;
    }
}
