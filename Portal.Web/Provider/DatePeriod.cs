namespace Portal.Web.Provider;

/// <summary>Days in a row. They are days of the customer's place, so clocks that change do not matter.</summary>
/// <param name="Start">The first day.</param>
/// <param name="End">The day after the last.</param>
public readonly record struct DatePeriod(DateOnly Start, DateOnly End)
{
    /// <summary>How many days; never negative for a period that was made by <see cref="BillingCycle"/>.</summary>
    public int Days => End.DayNumber - Start.DayNumber;

    /// <summary>The last day that belongs to it.</summary>
    public DateOnly Last => End.AddDays(-1);

    public bool Contains(DateOnly day) => Start <= day && day < End;

    /// <summary>The days from a day on: all of them before the start, none from the end on.</summary>
    public int DaysFrom(DateOnly day) => Math.Clamp(End.DayNumber - day.DayNumber, 0, Days);
}
