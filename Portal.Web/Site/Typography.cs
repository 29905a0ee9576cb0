using System.Text.RegularExpressions;

namespace Portal.Web.Site;

/// <summary>
/// Spaces and hyphens at which no line may end: between a number and what it counts, before the dash and after the short words of
/// Russian, within "Wi-Fi". Nobody types these reliably in six files, so they are set where the texts are read, once for each language.
/// </summary>
public static partial class Typography
{
    /// <param name="text">A text of the site, before values stand in it.</param>
    /// <param name="language">"ru"; other codes have the rules that all share.</param>
    public static string Unbroken(string text, string language)
    {
        var bound = Counted().Replace(text.Replace("Wi-Fi", "Wi\u2011Fi", StringComparison.Ordinal), "\u00A0");
        return language == "ru" ? ShortWordOrDash().Replace(bound, "\u00A0") : bound;
    }

    // "24 hours", but not the end of "T-4K7M 2" or a row of numbers. A value only before a unit, since {0} may be anything.
    private const string Count = @"(?<=(?<![\p{L}\d\-–.,])\d{1,4}) (?=\p{L}{2})";
    private const string Unit = @"(?<=\{\d\}) (?=(?:MB|МБ|GB|ГБ|Mbit|Мбит|d|h|min|Min\.|Std\.|T\.|ч|мин|дн\.)(?!\p{L}))";

    // Two short words in a row are both bound: what stands before the second one is looked at, not taken.
    private const string ShortWord = @"(?<=(?<!\p{L})(?:[авикосуя]|во|до|за|из|ко|на|не|но|об|от|по|со)) ";

    [GeneratedRegex(Count + "|" + Unit)]
    private static partial Regex Counted();

    [GeneratedRegex(ShortWord + "| (?=—)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ShortWordOrDash();
}
