using System.Text;

namespace Portal.Web.Site.Forms;

/// <summary>Which characters a text may hold.</summary>
internal static class TextRules
{
    /// <summary>One line: no control characters, and no half of a character, which can be sent and which no text holds.</summary>
    public static bool IsLine(string text) => IsWhole(text) && !text.Any(char.IsControl);

    /// <summary>Several lines: ends of lines and tabs as well.</summary>
    public static bool AreLines(string text) => IsWhole(text) && !text.Any(c => char.IsControl(c) && c is not ('\n' or '\t'));

    private static bool IsWhole(string text)
    {
        foreach (var rune in text.EnumerateRunes())
            if (rune == Rune.ReplacementChar)
                return false;
        return true;
    }
}
