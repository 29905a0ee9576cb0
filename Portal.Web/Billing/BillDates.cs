using System.Text.RegularExpressions;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Billing;

/// <summary>Days of bills as people read them.</summary>
public static partial class BillDates
{
    /// <summary>"November 2026" for a month of the calendar, else its first and last day.</summary>
    public static string Write(this Language language, DatePeriod period) =>
        period.Start.Day == 1 && period.End == period.Start.AddMonths(1) ? language.Month(period.Start)
        : period.Days == 1 ? language.Write(period.Start)
        : $"{language.Write(period.Start)} – {language.Write(period.Last)}";

    /// <summary>"November 2026".</summary>
    public static string Month(this Language language, DateOnly day)
    {
        var pattern = Year().Replace(language.Culture.DateTimeFormat.YearMonthPattern, "");
        return day.ToString(pattern, language.Culture);
    }

    /// <summary>"Nov 2026", for the narrow label of a bar.</summary>
    public static string ShortMonth(this Language language, DateOnly day) => day.ToString("MMM yyyy", language.Culture);

    // Russian ends it with "г.", which makes two full stops at the end of a sentence.
    [GeneratedRegex(@"\s*'г\.?'\.?")]
    private static partial Regex Year();
}
