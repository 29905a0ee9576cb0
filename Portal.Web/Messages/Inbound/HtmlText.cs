using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Ganss.Xss;

namespace Portal.Web.Messages.Inbound;

/// <summary>
/// The text of a mail that has only HTML. What is not on the list below is dropped before anything of it is read; nothing is loaded, and
/// what is left is only ever shown as plain text.
/// </summary>
internal static partial class HtmlText
{
    private const int MaxHtml = 500_000;
    private const int MaxText = 200_000;
    private const int MaxElements = 20_000;
    private const int MaxDepth = 300;

    private static readonly string[] Elements =
    [
        "a",
        "b",
        "blockquote",
        "br",
        "code",
        "div",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "li",
        "ol",
        "p",
        "pre",
        "span",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "u",
        "ul",
    ];

    private static readonly HashSet<string> Blocks =
    [
        "blockquote",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "table",
        "tr",
        "ul",
    ];

    // Where mail programs mark that what they quote begins; by class or id.
    private static readonly string[] QuoteMarks =
    [
        "gmail_quote",
        "gmail_attr",
        "yahoo_quoted",
        "moz-cite-prefix",
        "divRplyFwdMsg",
        "appendonsend",
        "OLK_SRC_BODY_SECTION",
        "protonmail_quote",
        "tutanota_quote",
        "zmail_extra",
        "mail_quote",
        "reply-intro",
    ];

    /// <summary>The text, and where in it a mark says that the quoted mail begins.</summary>
    public static (string Text, int? QuoteAt) Read(string html)
    {
        // Deeply nested elements cost more than their number, and there is no telling a browser's patience: a person's mail is far below.
        if (html.Length > MaxHtml || html.AsSpan().Count('<') > MaxElements || IsDeep(html))
            return (CleanText.Lines(Stripped(html)), null);
        using var page = Sanitizer().SanitizeDom(html);
        var writer = new Writer();
        if (page.Body is { } body)
            writer.Write(body);
        return writer.Finish();
    }

    // Elements that end without saying so count for nothing.
    private static bool IsDeep(string html)
    {
        var depth = 0;
        foreach (var tag in Tag().EnumerateMatches(html))
        {
            depth = Math.Max(0, depth + (html[tag.Index + 1] == '/' ? -1 : 1));
            if (depth > MaxDepth)
                return true;
        }

        return false;
    }

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer(
            new HtmlSanitizerOptions
            {
                AllowedTags = new HashSet<string>(Elements, StringComparer.OrdinalIgnoreCase),
                AllowedAttributes = new HashSet<string>(["href", "class", "id"], StringComparer.OrdinalIgnoreCase),
                AllowedSchemes = new HashSet<string>(["https", "http", "mailto"], StringComparer.OrdinalIgnoreCase),
                UriAttributes = new HashSet<string>(["href"], StringComparer.OrdinalIgnoreCase),
            }
        )
        {
            KeepChildNodes = false,
        };
        // Unknown elements around text (font, center, Outlook's own) are dropped, and their text is kept.
        sanitizer.RemovingTag += (_, e) =>
        {
            if (
                e.Tag.LocalName
                is "script"
                    or "style"
                    or "head"
                    or "title"
                    or "template"
                    or "noscript"
                    or "object"
                    or "iframe"
                    or "svg"
                    or "math"
            )
                return;
            e.Cancel = true;
        };
        return sanitizer;
    }

    // A page nobody wrote by hand: its letters are not lost.
    private static string Stripped(string html)
    {
        var text = new StringBuilder();
        var inside = false;
        foreach (var c in html)
        {
            if (c is '<' or '>')
                inside = c == '<';
            else if (!inside && text.Length < MaxText)
                text.Append(c);
        }

        return System.Net.WebUtility.HtmlDecode(text.ToString());
    }

    [GeneratedRegex(@"</?(?!(?:br|hr|img|p|li|td|th|tr|meta|link|input|col|option)\b)[a-z][a-z0-9]*", RegexOptions.IgnoreCase)]
    private static partial Regex Tag();

    private sealed class Writer
    {
        private readonly StringBuilder text = new();
        private int quoted;
        private int? quoteAt;

        // Without recursion: how deep elements are nested is the sender's choice.
        public void Write(IElement body)
        {
            var open = new Stack<(INode Node, bool Ends)>();
            open.Push((body, false));
            while (open.TryPop(out var next) && text.Length < MaxText)
            {
                if (next.Node is IElement element)
                {
                    if (next.Ends)
                    {
                        End(element);
                        continue;
                    }

                    Begin(element);
                    open.Push((element, true));
                    for (var child = element.LastChild; child is not null; child = child.PreviousSibling)
                        open.Push((child, false));
                }
                else if (next.Node is IText { Data: var data })
                {
                    Append(data, next.Node.ParentElement?.LocalName == "pre");
                }
            }
        }

        public (string Text, int? QuoteAt) Finish()
        {
            var whole = text.ToString();
            if (quoteAt is not { } at || at >= whole.Length)
                return (CleanText.Lines(whole), null);
            var before = CleanText.Lines(whole[..at]);
            return ($"{before}\n\n{CleanText.Lines(whole[at..])}", before.Length);
        }

        private void Begin(IElement element)
        {
            if (quoteAt is null && IsQuoteMark(element))
                quoteAt = text.Length;
            if (element.LocalName == "br")
                text.Append(EndOfLines() < 2 && text.Length > 0 ? "\n" : "");
            else if (Blocks.Contains(element.LocalName))
                NewLines(element.LocalName == "p" ? 2 : 1);
            if (element.LocalName == "blockquote")
                quoted++;
            if (element.LocalName == "li")
                Append("- ", false);
        }

        private void End(IElement element)
        {
            if (element is IHtmlAnchorElement anchor && anchor.GetAttribute("href") is { Length: > 0 and < 500 } address)
                if (
                    !anchor.TextContent.Contains(address, StringComparison.Ordinal)
                    && !address.StartsWith("mailto:", StringComparison.Ordinal)
                )
                    Append($" <{address}>", false);
            if (element.LocalName == "blockquote")
                quoted--;
            if (element.LocalName is "td" or "th")
                Append(" ", false);
            if (Blocks.Contains(element.LocalName))
                NewLines(element.LocalName == "p" ? 2 : 1);
        }

        private void Append(string data, bool asTyped)
        {
            foreach (var c in data)
            {
                var letter = !asTyped && char.IsWhiteSpace(c) && c != '\u00A0' ? ' ' : c;
                if (letter == ' ' && (text.Length == 0 || text[^1] is ' ' or '\n'))
                    continue;
                if (letter == '\n')
                {
                    text.Append(letter);
                    continue;
                }

                if (text.Length == 0 || text[^1] == '\n')
                    for (var depth = 0; depth < Math.Min(quoted, 10); depth++)
                        text.Append("> ");
                text.Append(letter == '\u00A0' ? ' ' : letter);
            }
        }

        private void NewLines(int least)
        {
            for (var there = EndOfLines(); there < least && text.Length > 0; there++)
                text.Append('\n');
        }

        private int EndOfLines() =>
            text.Length == 0 || text[^1] != '\n' ? 0
            : text.Length > 1 && text[^2] == '\n' ? 2
            : 1;

        private static bool IsQuoteMark(IElement element) =>
            QuoteMarks.Any(m =>
                element.ClassList.Any(c => c.EndsWith(m, StringComparison.OrdinalIgnoreCase))
                || (element.Id?.EndsWith(m, StringComparison.OrdinalIgnoreCase) ?? false)
            );
    }
}
