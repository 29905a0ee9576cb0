using System.Text;

namespace Portal.Web.Tickets.Attachments;

/// <summary>
/// Texts in a code page of Windows or of its command line, Western and Cyrillic. Nothing in such a file says which one it is; the right one
/// is the one in which words are made of the letters of one alphabet.
/// </summary>
internal static class CodePages
{
    private static readonly Encoding[] Candidates = [.. new[] { 1252, 850, 1251, 866 }.Select(Strict)];

    /// <summary>Null when it is a text in none of them.</summary>
    public static string? Read(ReadOnlySpan<byte> bytes)
    {
        var best = (Text: (string?)null, Points: int.MinValue);
        foreach (var candidate in Candidates)
        {
            if (Decode(candidate, bytes) is { } text && PointsOf(text) is var points && points > best.Points)
                best = (text, points);
        }

        return best.Text;
    }

    private static Encoding Strict(int page) =>
        CodePagesEncodingProvider.Instance.GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    private static string? Decode(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // A small letter amid others of its alphabet speaks for a page. A capital behind a small letter, a letter of another alphabet, two
    // letters with accents side by side, and signs amid a word speak against it.
    private static int PointsOf(string text)
    {
        var points = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c < 0x80)
                continue;
            var (before, after) = (at > 0 ? text[at - 1] : ' ', at + 1 < text.Length ? text[at + 1] : ' ');
            if (!char.IsLetter(c))
                points -= char.IsLetter(before) || char.IsLetter(after) ? 3 : 1;
            else if (
                IsCyrillic(c) != IsCyrillic(before) && char.IsLetter(before)
                || IsCyrillic(c) != IsCyrillic(after) && char.IsLetter(after)
            )
                points -= 3;
            else if (!IsCyrillic(c) && (IsAccented(before) || IsAccented(after)))
                points -= 2;
            else
                points +=
                    char.IsUpper(c) && char.IsLower(before) ? -2
                    : char.IsLower(c) ? 2
                    : 1;
        }

        return points;
    }

    private static bool IsAccented(char c) => c >= 0x80 && char.IsLetter(c);

    private static bool IsCyrillic(char c) => c is >= 'Ѐ' and <= 'ӿ';
}
