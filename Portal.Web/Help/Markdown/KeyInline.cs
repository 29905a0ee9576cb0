using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Web.Help.Markdown;

/// <summary>A key or button of a device: [[WPS]].</summary>
internal sealed class KeyInline(string name) : LeafInline
{
    public string Name => name;
}

/// <summary>Reads [[WPS]].</summary>
internal sealed class KeyParser : InlineParser
{
    private const int MaxNameLength = 40;

    public KeyParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!text.StartsWith("[["))
            return false;
        var name = text[2..Math.Min(text.Length, MaxNameLength + 4)];
        var end = name.IndexOfAny("[]\n");
        if (end < 1 || !name[end..].StartsWith("]]"))
            return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new KeyInline(name[..end].Trim().ToString())
        {
            Span = new SourceSpan(start, start + end + 3),
            Line = line,
            Column = column,
        };
        slice.Start += end + 4;
        return true;
    }
}
