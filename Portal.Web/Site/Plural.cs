using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Portal.Web.Site;

/// <summary>
/// Texts that count something: "1 article", "3 статьи", "5 статей". The forms are those of the Unicode CLDR; a text may have one more,
/// "none", because people do not say that there are 0 of something.
/// </summary>
public static class Plural
{
    public static string Count(this IStringLocalizer<Text> texts, string key, int count, params object[] more) =>
        count == 0 && texts[$"{key}.none"] is { ResourceNotFound: false } none
            ? none
            : texts[$"{key}.{FormOf(count, CultureInfo.CurrentUICulture)}", [count, .. more]];

    /// <summary>The same in one language, whoever is looking.</summary>
    public static string Count(this LocalizedTexts texts, string key, int count) =>
        texts[$"{key}.{FormOf(count, texts.Language.Culture)}", count];

    private static string FormOf(int count, CultureInfo culture)
    {
        if (culture.TwoLetterISOLanguageName != "ru")
            return count == 1 ? "one" : "other";
        var (last, lastTwo) = (count % 10, count % 100);
        if (last == 1 && lastTwo != 11)
            return "one";
        return last is >= 2 and <= 4 && lastTwo is not (>= 12 and <= 14) ? "few" : "other";
    }
}
