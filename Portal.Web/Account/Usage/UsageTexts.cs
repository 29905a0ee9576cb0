using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Account.Usage;

/// <summary>Amounts of data and billing months as people read them.</summary>
internal static class UsageTexts
{
    private const decimal Gigabyte = 1000; // megabytes: those of contracts, not of memory
    private const int Fine = 10;

    /// <summary>"212", "3.4", "1,204": without the unit, and never rounded up to a limit that was not reached.</summary>
    public static string Gigabytes(this Language language, long megabytes)
    {
        var exact = megabytes / Gigabyte;
        return exact < Fine
            ? Math.Round(exact, 1, MidpointRounding.ToZero).ToString("0.#", language.Culture)
            : Math.Floor(exact).ToString("N0", language.Culture);
    }

    /// <summary>"1 December".</summary>
    public static string DayAndMonth(this Language language, DateOnly day) =>
        day.ToString(language.Culture.DateTimeFormat.MonthDayPattern, language.Culture);

    /// <summary>"November 2026", or first and last day where billing months are not the calendar's.</summary>
    public static string Month(this Language language, DatePeriod period) =>
        period.Start.Day == 1
            ? period.Start.ToString("MMMM yyyy", language.Culture)
            : $"{period.Start.ToString("d MMM", language.Culture)} – {period.Last.ToString("d MMM yyyy", language.Culture)}";
}
