using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// What a line costs in a billing month: its plan, its extras, and what a promotion takes off. A month that is not had as a whole is
/// charged by its days. Months are charged before they are had.
/// </summary>
/// <param name="line">The line with its extras.</param>
/// <param name="plan">The version of the plan it was bought in; null when it is not in the catalogue.</param>
/// <param name="taxOf">The tax within an extra, by code and version.</param>
/// <param name="taxPercent">The tax within a plan that is not in the catalogue.</param>
internal sealed class MonthlyCharges(Service line, Plan? plan, Func<ServiceExtra, decimal> taxOf, decimal taxPercent)
{
    /// <param name="month">The billing month that begins.</param>
    /// <param name="before">The billing month before it.</param>
    /// <param name="billedTo">The day after the last one the plan was billed for; null when it never was.</param>
    public IEnumerable<InvoiceLine> For(DatePeriod month, DatePeriod before, DateOnly? billedTo)
    {
        if (line.Fee is not { } fee || line.State is not (ServiceState.Active or ServiceState.Suspended or ServiceState.PendingTerminate))
            yield break;
        // A line that was switched on after its last bill, and has none yet, still owes the days since then.
        if (billedTo is null && line.StartedOn is { } started && before.Contains(started))
            foreach (var charge in Within(before, line.AgreedOn(before.Start) ?? fee, isFirst: true))
                yield return charge;
        foreach (
            var charge in Within(month, line.AgreedOn(month.Start) ?? fee, isFirst: billedTo is null).Where(_ => !(billedTo >= month.End))
        )
            yield return charge;
    }

    private IEnumerable<InvoiceLine> Within(DatePeriod month, Money fee, bool isFirst)
    {
        var had = Part(month, line.StartedOn, EndOf(line.EndsOn));
        if (had.Days <= 0)
            yield break;
        yield return Charge(LineKind.Plan, line.PlanCode, line.Plan, had, fee.Share(had.Days, month.Days), plan?.TaxPercent);
        if (line.RegularFrom(plan) is { } regular)
        {
            var cheap = Part(had, null, regular);
            if (cheap.Days > 0)
                yield return Charge(
                    LineKind.Discount,
                    line.PlanCode,
                    line.Plan,
                    cheap,
                    -(fee - plan!.Promotion!.Fee).Share(cheap.Days, month.Days),
                    plan.TaxPercent
                );
        }

        foreach (var extra in line.Extras)
        {
            // What was added within a month was charged for its rest by the order, unless it came with the line.
            if (extra.StartedOn > month.Start && !(isFirst && extra.StartedOn == line.StartedOn))
                continue;
            var part = Part(had, extra.StartedOn, extra.EndsOn);
            if (part.Days > 0)
                yield return Charge(LineKind.Extra, extra.Code, "", part, extra.Fee.Share(part.Days, month.Days), taxOf(extra));
        }
    }

    private InvoiceLine Charge(LineKind kind, string? code, string text, DatePeriod period, Money amount, decimal? tax) =>
        new()
        {
            Position = 0,
            Kind = kind,
            Code = code,
            Text = text,
            Service = line.Number,
            Period = period,
            Amount = amount,
            TaxPercent = tax ?? taxPercent,
        };

    private static DateOnly? EndOf(DateOnly? last) => last?.AddDays(1);

    private static DatePeriod Part(DatePeriod whole, DateOnly? from, DateOnly? end) =>
        new(from > whole.Start ? from.Value : whole.Start, end < whole.End ? end.Value : whole.End);
}
