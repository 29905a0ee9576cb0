using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace Portal.Web.Help.Markdown;

/// <summary>A quotation whose first line is [!tip], [!note], [!warning] or [!danger].</summary>
internal sealed partial record Callout(string Kind)
{
    private static readonly string[] Kinds = ["tip", "note", "warning", "danger"];

    public bool IsKnown => Kinds.Contains(Kind);

    public string TextKey => "Help.Callout." + char.ToUpperInvariant(Kind[0]) + Kind[1..];

    /// <summary>Takes the first line off a quotation that is a callout, before its text is parsed.</summary>
    public static void Recognise(Block block)
    {
        if (block is not QuoteBlock { Count: > 0 } quote || quote[0] is not ParagraphBlock { Lines.Count: > 0 } first)
            return;
        if (FirstLine().Match(first.Lines.Lines[0].Slice.ToString()) is not { Success: true } match)
            return;
        quote.Mark(new Callout(match.Groups["kind"].Value.ToLowerInvariant()));
        first.Lines.RemoveAt(0);
        first.Line++;
        if (first.Lines.Count == 0)
            quote.RemoveAt(0);
    }

    [GeneratedRegex(@"^\[!(?<kind>[A-Za-z]{1,20})\]\s*$")]
    private static partial Regex FirstLine();
}
