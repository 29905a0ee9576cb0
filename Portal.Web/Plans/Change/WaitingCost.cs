using Portal.Web.Provider;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Plans.Change;

/// <summary>What the next twelve months cost if a change is made now, or only with a later month.</summary>
/// <param name="Months">Months waited; 0 for a change with the next month.</param>
/// <param name="Day">The first day of the new plan.</param>
/// <param name="EarlyTermination">What leaving the minimum term costs on that day.</param>
/// <param name="Total">Fees of twelve months and the charge.</param>
public sealed record WaitingCost(int Months, DateOnly Day, Money EarlyTermination, Money Total)
{
    private const int Year = 12;

    /// <summary>For each of the next months, the first one first; empty where waiting changes nothing about a charge.</summary>
    public static IReadOnlyList<WaitingCost> Of(Contract contract, Plan to, DateOnly today)
    {
        if (to.TermMonths > 0 || contract.TermOn(today) is null)
            return [];
        var first = contract.PeriodOf(today).End;
        return
        [
            .. Enumerable
                .Range(0, Year + 1)
                .Select(months =>
                {
                    var day = contract.PeriodOf(first.AddMonths(months)).Start;
                    var charge = QuoteCalculator.Leaving(contract, day, today)?.Amount ?? Money.Zero(to.Fee.Currency);
                    return new WaitingCost(months, day, charge, Fees(contract, first, months) + (to.Fee * (Year - months)) + charge);
                }),
        ];
    }

    private static Money Fees(Contract contract, DateOnly first, int months) =>
        Enumerable.Range(0, months).Aggregate(Money.Zero(contract.Fee.Currency), (sum, n) => sum + contract.FeeOn(first.AddMonths(n)));
}
