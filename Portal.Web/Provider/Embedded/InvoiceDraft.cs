using System.Globalization;
using Portal.Web.Provider.Billing;

namespace Portal.Web.Provider.Embedded;

/// <summary>A bill before it is issued.</summary>
/// <param name="CustomerId">The row of the customer.</param>
/// <param name="Customer">Their number in plain form.</param>
/// <param name="Period">The billing month.</param>
/// <param name="IssuedOn">The day on the bill.</param>
/// <param name="DueOn">The last day to pay in time.</param>
/// <param name="Lines">At least one, of one currency. Their positions are given when it is issued.</param>
internal sealed record InvoiceDraft(
    long CustomerId,
    string Customer,
    DatePeriod Period,
    DateOnly IssuedOn,
    DateOnly DueOn,
    IReadOnlyList<InvoiceLine> Lines
)
{
    /// <summary>
    /// Every customer has a series of their own, and the month counts in it: the law wants numbers that leave nothing out, and a number
    /// tells nobody how many other bills there are.
    /// </summary>
    public string Number => NumberOf(Customer, Period);

    public static string NumberOf(string customer, DatePeriod month) =>
        string.Create(CultureInfo.InvariantCulture, $"{customer}-{month.Start:yyyyMMdd}");

    public Money Total => Lines.Aggregate(Money.Zero(Lines[0].Amount.Currency), (sum, line) => sum + line.Amount);

    /// <summary>The tax within the total: lines of one rate together, each sum rounded once.</summary>
    public Money Tax =>
        Lines
            .GroupBy(l => l.TaxPercent)
            .Select(rate => Within(rate.Aggregate(Money.Zero(Total.Currency), (sum, line) => sum + line.Amount), rate.Key))
            .Aggregate(Money.Zero(Total.Currency), (sum, tax) => sum + tax);

    private static Money Within(Money gross, decimal percent) => gross.Share((long)(percent * 100), 10000 + (long)(percent * 100));
}
