using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Portal.Web.Provider;

/// <summary>
/// A telephone number as other systems and spreadsheets hand it over: with spaces and dashes of every kind, digits of other widths,
/// invisible marks from an address book, an apostrophe that keeps a spreadsheet from counting, an extension behind it. Kept is what
/// somebody can read and dial.
/// </summary>
public static partial class PhoneNumber
{
    /// <summary>More characters are no number.</summary>
    public const int MaxLength = 40;

    private const int MaxTypedLength = 120;

    /// <summary>Null when it is not one number that can be dialled.</summary>
    public static string? Read(string? typed)
    {
        if (typed is null || typed.Length > MaxTypedLength)
            return null;
        return Shape().Match(Plain(typed)) is { Success: true } match && match.Value.Count(char.IsAsciiDigit) >= 2
            ? match.Groups["extension"] is { Success: true } extension
                ? $"{match.Groups["number"].Value.TrimEnd()} ext. {extension.Value}"
                : match.Value
            : null;
    }

    /// <summary>True for what a spreadsheet makes of a long number: "4,93E+11". Its last digits are lost.</summary>
    public static bool IsRounded(string typed) => Rounded().IsMatch(typed.Trim());

    private static string Plain(string typed)
    {
        var plain = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format)
                continue;
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation || rune.Value == 0x2212)
                plain.Append('-');
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator || rune.Value == '\t')
                plain.Append(' ');
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber)
                plain.Append((int)Rune.GetNumericValue(rune));
            else
                plain.Append(rune.Value == 0xFF0B ? "+" : rune.ToString());
        }

        var text = plain.ToString().Trim();
        return text.StartsWith('\'') ? text[1..].TrimStart() : text;
    }

    [GeneratedRegex(
        @"\A(?<number>\+?[0-9 ()./-]{2,32})"
            + @"(?:(?:,? *(?:;ext=|ext\.?|extensi[oó]n?|x\.?|durchwahl|dw\.?|ramal|доб\.?|#) *:? *)(?<extension>[0-9]{1,6}))?\z",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Shape();

    [GeneratedRegex(@"\A[0-9]+[.,][0-9]+E\+?[0-9]+\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Rounded();
}
