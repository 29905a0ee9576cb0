using System.Text.RegularExpressions;

namespace Portal.Web.Search.Counting;

/// <summary>
/// Tells what must not be kept: addresses of mail and machines, numbers of telephones, customers and cards, passwords. In doubt it is
/// personal: a search that is lost costs a count, a number that is kept costs trust.
/// </summary>
internal static partial class PersonalDataFilter
{
    private const int MinPasswordLength = 8;
    private const string Signs = "!$%&#*=^~@";

    /// <param name="plain">A text as <see cref="SearchTextNormalizer.Plain"/> makes it.</param>
    public static bool Is(string plain)
    {
        var text = WirelessStandard().Replace(plain, "");
        return Mail().IsMatch(text)
            || text.Contains("://", StringComparison.Ordinal)
            || Digits().IsMatch(text)
            || Number().IsMatch(text)
            || Internet().IsMatch(text)
            || Machine().IsMatch(text)
            || Secret().IsMatch(text)
            || text.Split(' ').Any(IsLikeAPassword);
    }

    // Letters and digits in turns, or signs among them. The name of a product has digits once, at its end.
    private static bool IsLikeAPassword(string word)
    {
        if (word.Length < MinPasswordLength || word.StartsWith("fritz!", StringComparison.OrdinalIgnoreCase))
            return false;
        var known = word.Where(char.IsLetterOrDigit).ToList();
        var turns = known.Zip(known.Skip(1)).Count(pair => char.IsDigit(pair.First) != char.IsDigit(pair.Second));
        var mixed = word.Any(char.IsUpper) && word.Any(char.IsLower);
        var (sign, signs) = (word.Any(Signs.Contains), word.TrimEnd('!').Count(Signs.Contains));
        var leaps = known.Zip(known.Skip(1)).Count(pair => char.IsLower(pair.First) && char.IsUpper(pair.Second));
        return turns >= 3 || (turns >= 2 && mixed) || (turns >= 1 && sign) || signs >= 2 || leaps >= 4;
    }

    // 802.11ax is what a router speaks, and no number of anybody.
    [GeneratedRegex(@"(?<!\d)802\.1\w*", RegexOptions.IgnoreCase)]
    private static partial Regex WirelessStandard();

    [GeneratedRegex(@"\S@\S|[\[(]\s*at\s*[\])]", RegexOptions.IgnoreCase)]
    private static partial Regex Mail();

    // Seven digits and more, however they are grouped: telephones, cards, accounts, dates of birth.
    [GeneratedRegex(@"\d(?:[\s().,/\-–—+]*\d){6}")]
    private static partial Regex Digits();

    // Five and more in one word are a customer's or an order's number; 16000 or 250000 is a speed.
    [GeneratedRegex(@"(?<!\d)(?!(?<=^|\s)\d{2,3}000(?![\d\-–/]))\d(?:[\-–/_.]?\d){4}")]
    private static partial Regex Number();

    [GeneratedRegex(@"\d{1,3}(?:\s?\.\s?\d{1,3}){3}|(?:[0-9a-f]{0,4}:){2}", RegexOptions.IgnoreCase)]
    private static partial Regex Internet();

    [GeneratedRegex(
        @"(?:[0-9a-f]{2}[:\-. ]){5}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4}|\b(?=[a-f]*\d)[0-9a-f]{12}\b",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Machine();

    [GeneratedRegex(
        @"(?:pass\w*|kennwort|contraseñ\w*|clave|senha|palavra-passe|contrasenya|парол\w*|key|schlüssel)\s*[:=]\s*\S"
            + @"|\b(?:pin|puk|cvv|cvc|tan)\W{0,3}\d{3}",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Secret();
}
