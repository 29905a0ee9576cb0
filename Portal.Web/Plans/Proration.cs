using Portal.Web.Provider;

namespace Portal.Web.Plans;

/// <summary>
/// What a change within a billing month costs: the rest of the old price is given back and the rest of the new one charged, day by day,
/// each rounded for itself. A change that begins with the next month has neither.
/// </summary>
public sealed record Proration
{
    public required DatePeriod Period { get; init; }

    /// <summary>Days of the period from the change on.</summary>
    public required int DaysLeft { get; init; }

    /// <summary>Of the old price, never negative: it is given back.</summary>
    public required Money Credit { get; init; }

    /// <summary>Of the new price.</summary>
    public required Money Charge { get; init; }

    /// <summary>What is to be paid for the rest of the month; negative when the customer gets something back.</summary>
    public Money Net => Charge - Credit;

    /// <param name="period">The billing month the change lies in.</param>
    /// <param name="effective">The first day of the new price: from the start of the period to its end.</param>
    /// <param name="oldPrice">A whole month before the change.</param>
    /// <param name="newPrice">A whole month after it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The day lies outside of the period.</exception>
    public static Proration For(DatePeriod period, DateOnly effective, Money oldPrice, Money newPrice)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(effective, period.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(effective, period.End);
        var left = period.DaysFrom(effective);
        return new()
        {
            Period = period,
            DaysLeft = left,
            Credit = oldPrice.Share(left, period.Days),
            Charge = newPrice.Share(left, period.Days),
        };
    }
}
