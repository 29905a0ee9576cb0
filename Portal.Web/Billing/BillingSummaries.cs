using Portal.Web.Billing.Dunning;
using Portal.Web.Provider;

namespace Portal.Web.Billing;

/// <summary>How a customer stands with their bills, in one line.</summary>
public sealed record BillingSummary
{
    /// <summary>What is to be paid on all bills together; null when there are no bills.</summary>
    public Money? ToPay { get; init; }

    /// <summary>The part of it that is late; null when nothing is.</summary>
    public Money? Overdue { get; init; }

    /// <summary>The first day something is due, or was; null when nothing is to be paid.</summary>
    public DateOnly? NextDue { get; init; }

    /// <summary>The bill that has to be paid first.</summary>
    public string? NextBill { get; init; }

    /// <summary>What is to be paid on that bill.</summary>
    public Money? NextSum { get; init; }

    /// <summary>True while something is disputed and not decided.</summary>
    public bool IsDisputed { get; init; }

    /// <summary>The suspension of a line that was announced or carried out; null when there is none.</summary>
    public SuspensionPlan? Suspension { get; init; }

    public bool IsOverdue => Overdue is not null;
}

/// <summary>What other parts of the site may show of bills.</summary>
public sealed class BillingSummaries(Bills bills, DunningReader dunning)
{
    /// <summary>Null when the bills are not to be had just now, or there is no such customer.</summary>
    public async Task<BillingSummary?> ForAsync(string customer, CancellationToken ct) =>
        (await bills.ListAsync(customer, ct)).Has(out var all) ? await ForAsync(customer, all, ct) : null;

    /// <summary>The same of bills that were read.</summary>
    internal async Task<BillingSummary> ForAsync(string customer, IReadOnlyList<Bill> all, CancellationToken ct)
    {
        var summary = Of(all);
        return summary.IsOverdue && (await dunning.PlanAsync(customer, all, ct)) is { Suspension: { IsAnnounced: true } announced }
            ? summary with
            {
                Suspension = announced,
            }
            : summary;
    }

    internal static BillingSummary Of(IReadOnlyList<Bill> all)
    {
        var open = all.Where(b => b.Standing is BillStanding.Open or BillStanding.Overdue).OrderBy(b => b.Invoice.DueOn).ToList();
        return new()
        {
            ToPay = all.Count == 0 ? null : Sum(open) ?? Money.Zero(all[0].Invoice.Total.Currency),
            Overdue = Sum(open.Where(b => b.IsOverdue)),
            NextDue = open is [var next, ..] ? next.Invoice.DueOn : null,
            NextBill = open is [var first, ..] ? first.Invoice.Number : null,
            NextSum = open is [var one, ..] ? one.ToPay : null,
            IsDisputed = all.Any(b => b.IsDisputed),
        };
    }

    private static Money? Sum(IEnumerable<Bill> bills) =>
        bills.Aggregate((Money?)null, (sum, bill) => sum is { } before ? before + bill.ToPay : bill.ToPay);
}
