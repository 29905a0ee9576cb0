using Portal.Web.Data;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;

namespace Portal.Web.Provider.Demonstration;

/// <summary>
/// A year of bills for each of the made-up customers, so that the pages of bills can be tried: what their lines cost, and what
/// <see cref="DemonstrationEvents"/> adds. They are made once, in development only, where the made-up customers are.
/// </summary>
internal sealed class DemonstrationBills(
    Database db,
    InvoiceLines lines,
    ProviderOptions options,
    BillingOptions billing,
    TimeProvider clock
)
{
    private const string WithoutBills = """
        select c.id, c.number from customer c
        where c.demonstration = true and not exists (select 1 from invoice i where i.customer_id = c.id) order by c.id
        """;

    private const int Months = 12;

    /// <summary>Brings them in; called at start.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        if (!options.Demonstration)
            return;
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        foreach (var customer in await db.ListAsync<CustomerKey>(WithoutBills, ct: ct))
        {
            var basis = await lines.ReadAsync(customer.Number, ct);
            await db.WriteAsync(work => AddAsync(work, customer, basis, today), ct);
        }
    }

    private async Task AddAsync(UnitOfWork work, CustomerKey customer, BillingBasis basis, DateOnly today)
    {
        var cycle = new BillingCycle(1);
        var newest = cycle.PeriodOf(today);
        var months = new List<DatePeriod> { newest };
        while (months.Count < Months)
            months.Insert(0, cycle.PeriodOf(months[0].Start.AddDays(-1)));
        foreach (var (n, month) in months.Index())
        {
            var charges = Charges(basis, month, cycle)
                .Concat(DemonstrationEvents.For(customer.Number, basis, month, Months - 1 - n))
                .ToList();
            if (charges.Count == 0)
                continue;
            var draft = new InvoiceDraft(customer.Id, customer.Number, month, month.Start, month.Start.AddDays(billing.DueDays), charges);
            await work.IssueAsync(draft);
            if (DemonstrationEvents.IsPaid(customer.Number, draft.DueOn, today))
                await work.PayAsync(draft.Number, PaymentOf(draft, today));
        }
    }

    private IEnumerable<InvoiceLine> Charges(BillingBasis basis, DatePeriod month, BillingCycle cycle) =>
        basis
            .Lines.Where(line => line.StartedOn < month.End)
            .Select(line => line with { Extras = [.. line.Extras.Where(e => e.StartedOn < month.End)] })
            .SelectMany(line =>
                new MonthlyCharges(line, basis.PlanOf(line), basis.TaxOf, billing.TaxPercent).For(
                    month,
                    cycle.PeriodOf(month.Start.AddDays(-1)),
                    line.StartedOn < month.Start.AddMonths(-1) ? month.Start : null
                )
            );

    private static Payment PaymentOf(InvoiceDraft draft, DateOnly today) =>
        new()
        {
            Reference = "demonstration-" + draft.Number,
            ReceivedOn = draft.DueOn.AddDays(-2) is var day && day > today ? today : day,
            Amount = draft.Total,
            Method = PaymentMethod.DirectDebit,
        };
}
