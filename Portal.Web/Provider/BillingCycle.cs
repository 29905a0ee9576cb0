namespace Portal.Web.Provider;

/// <summary>
/// The months an account is billed by: each begins on the same day of the month, or on its last where the month is shorter. The first of
/// the month makes it the calendar's.
/// </summary>
public readonly record struct BillingCycle
{
    /// <param name="day">The day of the month, 1 to 31.</param>
    /// <exception cref="ArgumentOutOfRangeException">No month has that day.</exception>
    public BillingCycle(int day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, 31);
        Day = day;
    }

    public int Day { get; }

    /// <summary>The billing month a day lies in.</summary>
    public DatePeriod PeriodOf(DateOnly day)
    {
        var start = StartIn(day.Year, day.Month);
        if (day < start)
            start = StartAfter(start, -1);
        return new(start, StartAfter(start, 1));
    }

    private DateOnly StartAfter(DateOnly start, int months)
    {
        var month = new DateOnly(start.Year, start.Month, 1).AddMonths(months);
        return StartIn(month.Year, month.Month);
    }

    private DateOnly StartIn(int year, int month) => new(year, month, Math.Min(Day, DateTime.DaysInMonth(year, month)));
}
