using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Portal.Web.Help.Markdown;

/// <summary>The text as Markdown that stands on its own: facts filled in, our own schemes turned into addresses or plain words.</summary>
internal static class PlainMarkdown
{
    private sealed record Edit(int Start, int End, string Text);

    public static string Render(string body, MarkdownDocument document, RenderContext context)
    {
        var edits = document.Descendants<LinkInline>().SelectMany(link => EditsFor(link, body)).OrderBy(e => e.Start).ToList();
        var text = new StringBuilder(body.Length);
        var at = 0;
        foreach (var edit in edits)
        {
            if (edit.Start < at)
                continue; // inside something that was replaced as a whole
            text.Append(body, at, edit.Start - at).Append(edit.Text);
            at = edit.End + 1;
        }

        return Variables.Fill(text.Append(body, at, body.Length - at).ToString(), context.Variables);
    }

    private static IEnumerable<Edit> EditsFor(LinkInline link, string body)
    {
        if (link.Span.IsEmpty || link.Span.End >= body.Length || body[link.Span.Start] is not ('[' or '!'))
            yield break;
        if (link.IsImage)
        {
            yield return new(link.Span.Start, link.Span.End, $"[{PlainText.From(link)}]");
            yield break;
        }

        var target = link.Marked<LinkTarget>();
        if (link.LastChild is not { } last)
        {
            yield return new(
                link.Span.Start,
                link.Span.End,
                target is { Address: { } to, IsTerm: false } ? $"[{target.Title}]({to})" : target?.Title ?? ""
            );
            yield break;
        }

        // From the end of its text to its own end: "](article:weak-wifi)", also when the address stands elsewhere in the text.
        var after = target is { Address: { } address, IsTerm: false } ? $"]({address})" : "";
        if (after.Length == 0)
            yield return new(link.Span.Start, link.Span.Start, "");
        yield return new(last.Span.End + 1, link.Span.End, after);
    }
}
