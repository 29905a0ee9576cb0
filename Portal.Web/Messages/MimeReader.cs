using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Web.Messages;

/// <summary>
/// Reads back a mail as <see cref="MimeMail.ToMessage"/> writes it: two parts in base64. Not a reader for anybody else's mails.
/// </summary>
public sealed partial class MimeReader
{
    private MimeReader(string head, string text, string html) => (Head, Text, Html) = (head, text, html);

    /// <summary>The header lines as they are.</summary>
    public string Head { get; }

    public string Text { get; }

    public string Html { get; }

    /// <summary>The headers in order, unfolded and decoded.</summary>
    public IEnumerable<(string Name, string Value)> Headers =>
        Fold()
            .Replace(Head, " ")
            .Split('\n')
            .Select(l => l.TrimEnd('\r').Split(':', 2))
            .Where(p => p.Length == 2)
            .Select(p => (p[0], Decoded(p[1].Trim())));

    /// <summary>The first header of that name, or nothing.</summary>
    public string this[string name] => Headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    /// <exception cref="FormatException">It is no mail of ours.</exception>
    public static MimeReader Read(string message)
    {
        var (head, body) = Split(message.ReplaceLineEndings("\n"));
        var boundary = Boundary().Match(head) is { Success: true } match
            ? match.Groups[1].Value
            : throw new FormatException("The mail has no parts.");
        var parts = body.Split("--" + boundary).Select(p => Split(p.TrimStart('\n'))).ToList();
        return new(head, Part(parts, "text/plain"), Part(parts, "text/html"));
    }

    private static (string Head, string Body) Split(string text) =>
        text.IndexOf("\n\n", StringComparison.Ordinal) is var end and > 0 ? (text[..end], text[(end + 2)..]) : (text, "");

    private static string Part(IEnumerable<(string Head, string Body)> parts, string type) =>
        Encoding
            .UTF8.GetString(
                Convert.FromBase64String(parts.FirstOrDefault(p => p.Head.Contains(type, StringComparison.OrdinalIgnoreCase)).Body ?? "")
            )
            .ReplaceLineEndings("\n");

    // RFC 2047: "=?utf-8?B?…?=" or "=?utf-8?Q?…?="; the space between two of them is not shown.
    private static string Decoded(string value)
    {
        var joined = Between().Replace(value, "$1");
        var bytes = new List<byte>();
        var text = new StringBuilder();
        var end = 0;
        foreach (Match word in EncodedWord().Matches(joined))
        {
            if (word.Index > end)
                Flush(joined[end..word.Index]);
            bytes.AddRange(
                word.Groups[1].Value is "B" or "b" ? Convert.FromBase64String(word.Groups[2].Value) : Unquoted(word.Groups[2].Value)
            );
            end = word.Index + word.Length;
        }

        Flush(joined[end..]);
        return text.ToString();

        void Flush(string plain) // a character may be cut in two by the end of a word
        {
            text.Append(Encoding.UTF8.GetString([.. bytes])).Append(plain);
            bytes.Clear();
        }
    }

    private static IEnumerable<byte> Unquoted(string text)
    {
        for (var n = 0; n < text.Length; n++)
        {
            if (text[n] == '=')
                yield return Convert.FromHexString(text.AsSpan(n + 1, 2))[0];
            else
                yield return (byte)(text[n] == '_' ? ' ' : text[n]);
            if (text[n] == '=')
                n += 2;
        }
    }

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Fold();

    [GeneratedRegex(@"boundary=""?([^"";\s]+)")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?([BbQq])\?([^?]*)\?=", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedWord();

    [GeneratedRegex(@"(\?=)\s+(?==\?)")]
    private static partial Regex Between();
}
