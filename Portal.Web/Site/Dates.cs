using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Portal.Web.Site;

/// <summary>Dates as each language writes them: "2. November 2026", "2 de noviembre de 2026", "2 ноября 2026 г.".</summary>
public static partial class Dates
{
    private static readonly ConcurrentDictionary<Language, string> Patterns = new();

    public static string Write(this Language language, DateOnly day) => day.ToString(Patterns.GetOrAdd(language, PatternOf), language.Culture);

    // The long pattern of the language, without the day of the week.
    private static string PatternOf(Language language) => Weekday().Replace(language.Culture.DateTimeFormat.LongDatePattern, "");

    [GeneratedRegex(@"dddd[,\s]*")]
    private static partial Regex Weekday();
}
