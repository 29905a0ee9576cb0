using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Web.Data;

/// <summary>
/// Public references: a letter for the kind, seven random characters and a check character, "T-4K7M-2QXA". Nobody can tell from one how
/// many there are, or guess the next; one wrong character, or two neighbours changed, is noticed. Not a secret: knowing one opens nothing.
/// </summary>
public static class Reference
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford's: without I, L, O and U
    private const int Random = 7;

    /// <summary>A new one; 32^7 are 34 thousand millions of a kind. Who keeps it makes another when it is taken.</summary>
    public static string New(char kind)
    {
        var body = RandomNumberGenerator.GetString(Alphabet, Random);
        return Written(kind, body + Check(kind, body));
    }

    /// <summary>
    /// The one form a reference is kept in, however it was typed or copied: the case, blanks, dashes of every kind, marks nobody sees and a
    /// full stop behind it do not count, nor does a keyboard that was left on Cyrillic; O is 0, I and L are 1. Null when it is none, or its
    /// check character is wrong.
    /// </summary>
    public static string? Read(char kind, string? typed)
    {
        if (typed is not { Length: <= 80 } || !IsWellFormed(typed))
            return null;
        var plain = string.Concat(typed.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Where(Counts).Select(Meant));
        if (plain.Length != Random + 2 || plain[0] != kind || plain.Skip(1).Any(c => !Alphabet.Contains(c, StringComparison.Ordinal)))
            return null;
        return plain[^1] == Check(kind, plain[1..^1]) ? Written(kind, plain[1..]) : null;
    }

    private static bool IsWellFormed(string typed) => !typed.EnumerateRunes().Contains(Rune.ReplacementChar);

    private static bool Counts(char c) =>
        char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.ModifierLetter;

    // Letters that look the same in both alphabets, and those of ours that stand for a digit.
    private static char Meant(char c) =>
        c switch
        {
            'O' or 'О' => '0',
            'I' or 'L' or 'І' => '1',
            'А' => 'A',
            'В' => 'B',
            'С' => 'C',
            'Е' => 'E',
            'Н' => 'H',
            'К' => 'K',
            'М' => 'M',
            'Р' => 'P',
            'Т' => 'T',
            'Х' => 'X',
            'У' => 'Y',
            _ => c,
        };

    private static string Written(char kind, string rest) => $"{kind}-{rest[..4]}-{rest[4..]}";

    // Luhn's scheme for any even alphabet (ISO/IEC 7812 generalised): weights two and one in turn, the digits of each product added.
    private static char Check(char kind, string body)
    {
        var (sum, weight) = (0, 2);
        foreach (var c in (kind + body).Reverse())
        {
            var product = weight * Math.Max(Alphabet.IndexOf(c, StringComparison.Ordinal), 0);
            sum += (product / Alphabet.Length) + (product % Alphabet.Length);
            weight = 3 - weight;
        }

        return Alphabet[(Alphabet.Length - (sum % Alphabet.Length)) % Alphabet.Length];
    }
}
