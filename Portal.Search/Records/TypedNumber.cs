using System.Text;

namespace Portal.Search.Records;

/// <summary>
/// The ways a number that was typed may be kept: a telephone number with or without the code of the country and the first nought.
/// </summary>
internal static class TypedNumber
{
    private const int MinPhoneDigits = 8;
    private const int MaxCountryCode = 3;

    /// <summary>What to look for as part of a code, likeliest first.</summary>
    public static List<string> Readings(string text)
    {
        if (text.Any(c => char.IsLetter(c)))
            return [text];
        var digits = Digits(text.Replace("(0)", "", StringComparison.Ordinal));
        var international = text.TrimStart().StartsWith('+') || digits.StartsWith("00", StringComparison.Ordinal);
        if (digits.Length < MinPhoneDigits)
            return [digits];
        if (!international)
            return digits[0] == '0' ? [digits, digits[1..]] : [digits];
        var number = digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : digits;
        var readings = new List<string> { number };
        for (var code = 1; code <= MaxCountryCode && number.Length - code >= MinPhoneDigits - 1; code++)
            readings.Add(number[code..]);
        return readings;
    }

    private static string Digits(string text)
    {
        var digits = new StringBuilder(text.Length);
        foreach (var c in text)
            if (char.IsDigit(c))
                digits.Append(c);
        return digits.ToString();
    }
}
