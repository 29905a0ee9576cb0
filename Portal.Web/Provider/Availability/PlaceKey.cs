using System.Globalization;
using System.Text;

namespace Portal.Web.Provider.Availability;

/// <summary>Brings places into one form, so that what a person types meets what a file says.</summary>
internal static class PlaceKey
{
    /// <summary>More characters are no street.</summary>
    public const int MaxStreetLength = 120;

    /// <summary>More characters are no postcode.</summary>
    public const int MaxPostcodeLength = 20;

    /// <summary>"sw1a 1aa" is "SW1A1AA"; empty when it cannot be a postcode.</summary>
    public static string Postcode(string? typed) =>
        typed is { Length: <= MaxPostcodeLength } ? InputNormalizer.Plain(typed, 2, MaxPostcodeLength) ?? "" : "";

    /// <summary>"DE" of "de"; empty for what is no country.</summary>
    public static string Country(string? typed) => typed is { Length: 2 } && typed.All(char.IsAsciiLetter) ? typed.ToUpperInvariant() : "";

    /// <summary>Small letters and digits without marks: "Müller-Straße" and "muller str." are the same street.</summary>
    public static string Street(string? typed)
    {
        if (typed is not { Length: > 0 and <= MaxStreetLength } || typed.EnumerateRunes().Contains(Rune.ReplacementChar))
            return "";
        var plain = new StringBuilder(typed.Length);
        foreach (var c in Decomposed(typed))
            if (char.IsLetterOrDigit(c))
                plain.Append(char.ToLowerInvariant(c));
        return plain.Replace("ß", "ss").Replace("strasse", "str").ToString();
    }

    /// <summary>
    /// Divides "Example Street 12 b" or "12 Example Street" into street and number. The number is null where there is none; a name that has
    /// a number of its own is meant as a whole too (<see cref="Street"/>).
    /// </summary>
    public static (string Street, int? Number) Divide(string typed)
    {
        var words = typed.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindLastIndex(words, w => char.IsAsciiDigit(w[0]));
        if (at < 0 || NumberOf(words[at]) is not { } number)
            return (Street(typed), null);
        return (Street(string.Join(' ', at == 0 ? words[1..] : words[..at])), number);
    }

    private static int? NumberOf(string word) =>
        int.TryParse(string.Concat(word.TakeWhile(char.IsAsciiDigit)), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    // A place where Unicode has no character cannot be decomposed.
    private static string Decomposed(string typed) =>
        typed.EnumerateRunes().All(r => Rune.GetUnicodeCategory(r) != UnicodeCategory.OtherNotAssigned)
            ? typed.Normalize(NormalizationForm.FormKD)
            : "";
}
