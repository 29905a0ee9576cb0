using System.Text;

namespace Portal.Web.Messages;

/// <summary>
/// Takes out of a text what could break a header or deceive the eye: control characters, half characters, and marks that turn the direction
/// of what follows.
/// </summary>
internal static class CleanText
{
    /// <summary>One line; what broke it is a space.</summary>
    public static string Line(string text) => string.Join(' ', Lines(text).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries));

    public static string Lines(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes()) // half characters become U+FFFD here
        {
            if (rune.Value is '\n' || !(Rune.IsControl(rune) || Turns(rune.Value) || IsNoCharacter(rune.Value)))
                clean.Append(rune.ToString());
            else if (rune.Value is '\t')
                clean.Append(' ');
        }

        return clean.ToString().Trim();
    }

    // Never assigned to anything; the framework's client refuses a subject with one.
    private static bool IsNoCharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;

    // Embeddings, overrides and isolates of the Unicode bidirectional algorithm. The plain marks stay: names in Hebrew or Arabic need them.
    private static bool Turns(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
