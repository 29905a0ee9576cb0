using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Web.Help.Markdown;

/// <summary>A fact of the provider: {{phone}}. Its value is text, never Markdown.</summary>
internal sealed class VariableInline(string name) : LeafInline
{
    public string Name => name;

    /// <summary>What readers see; the name in braces until the survey knows better.</summary>
    public string Value { get; set; } = "{{" + name + "}}";
}

/// <summary>Reads {{phone}}.</summary>
internal sealed class VariableParser : InlineParser
{
    private const int MaxNameLength = 60;

    public VariableParser() => OpeningCharacters = ['{'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var text = slice.AsSpan();
        if (!text.StartsWith("{{"))
            return false;
        var name = text[2..Math.Min(text.Length, MaxNameLength + 4)];
        var end = name.IndexOfAny("{}\n");
        if (end < 1 || !name[end..].StartsWith("}}"))
            return false;
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new VariableInline(name[..end].Trim().ToString())
        {
            Span = new SourceSpan(start, start + end + 3),
            Line = line,
            Column = column,
        };
        slice.Start += end + 4;
        return true;
    }
}
