using System.Globalization;
using System.Text;

namespace Portal.Web.Provider;

/// <summary>Brings what people type from paper into one form: capital letters A to Z and digits, nothing between them.</summary>
internal static class InputNormalizer
{
    // Letters of the Russian keyboard that look like those on the paper.
    private const string Cyrillic = "АВЕКМНОРСТУХ";
    private const string Latin = "ABEKMHOPCTYX";

    /// <summary>The plain form, or null when other characters remain, or too few or too many of them.</summary>
    public static string? Plain(string? text, int least, int most)
    {
        if (text is null || text.Length > 4 * most || !IsWellFormed(text))
            return null;
        var plain = new StringBuilder(most);
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToUpperInvariant())
        {
            if (Falls(c))
                continue;
            var kept = Read(c);
            if (!char.IsAsciiLetterOrDigit(kept))
                return null;
            plain.Append(kept);
        }

        return plain.Length >= least && plain.Length <= most ? plain.ToString() : null;
    }

    // Normalising half a surrogate pair, or a place where Unicode has no character, throws.
    private static bool IsWellFormed(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherNotAssigned)
                return false;
        return true;
    }

    private static bool Falls(char c) =>
        c is '.' or '/' or '_' or '\u2212'
        || char.IsWhiteSpace(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation or UnicodeCategory.Format;

    private static char Read(char c)
    {
        if (CharUnicodeInfo.GetDecimalDigitValue(c) is >= 0 and var digit)
            return (char)('0' + digit);
        return Cyrillic.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Latin[at] : c;
    }
}
