using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Portal.Web.Site;

/// <summary>Dates as each language writes them: "2. November 2026", "2 de noviembre de 2026", "2 ноября 2026 года".</summary>
public static partial class Dates
{
    private static readonly ConcurrentDictionary<Language, string> Patterns = new();

    public static string Write(this Language language, DateOnly day) =>
        day.ToString(Patterns.GetOrAdd(language, PatternOf), language.Culture);

    // The long pattern of the language, without the day of the week. Russian shortens "года" to "г.": at the end of a sentence that made
    // two full stops.
    private static string PatternOf(Language language) =>
        ShortYear().Replace(Weekday().Replace(language.Culture.DateTimeFormat.LongDatePattern, ""), "\u00A0'года'");

    [GeneratedRegex(@"dddd[,\s]*")]
    private static partial Regex Weekday();

    [GeneratedRegex(@"\s*'г\.?'\.?")]
    private static partial Regex ShortYear();
}
