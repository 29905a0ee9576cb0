using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Web.Tickets.Attachments;

/// <summary>
/// A name somebody gave a file, made harmless: it is shown, and offered when the file is
/// downloaded. On our own disk files have other names.
/// </summary>
internal static partial class FileName
{
    private const int MaxLength = 100;

    /// <param name="given">Anything at all.</param>
    /// <param name="kind">What the file is: its ending follows from that.</param>
    public static string Sanitize(string? given, FileKind kind)
    {
        var last = (given ?? "").Split('/', '\\')[^1];
        var stem = last.LastIndexOf('.') is var dot and > 0 ? last[..dot] : last;
        var safe = new StringBuilder();
        foreach (var rune in stem.EnumerateRunes())
            if (safe.Length < MaxLength && IsHarmless(rune))
                safe.Append(rune.ToString());
        var name = Dots().Replace(safe.ToString(), ".").Trim(' ', '.', '-');
        return (name == "" ? "file" : name) + kind.Extension;
    }

    /// <summary>The whole name with its ending, for a sentence about a file that was not taken.</summary>
    public static string Shown(string? given) => Sanitize($"{given}.", new FileKind("", ""));

    // No marks that turn the direction of what follows, nothing that cannot be seen, nothing a file system or a header takes for its own.
    private static bool IsHarmless(Rune rune) =>
        rune.Value is not ('"' or '*' or ':' or '<' or '>' or '?' or '|' or '%' or ';' or '\'')
        && Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
            )
        && rune != Rune.ReplacementChar;

    // "v1.2.3" keeps its dots; two together lead somewhere else.
    [GeneratedRegex(@"\.{2,}")]
    private static partial Regex Dots();
}
