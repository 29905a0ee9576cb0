using System.Globalization;
using Portal.Web.Data;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Provider.Embedded;

/// <summary>Collects what stands on a customer's next bill: the month of each line, and what waits to be billed.</summary>
internal sealed class InvoiceLines(IServices services, ICatalogue catalogue, BillingOptions options)
{
    private const string BilledTo = """
        select l.service_number service, max(l.period_end) last_day from invoice_line l join invoice i on i.id = l.invoice_id
        where i.customer_id = @Id and l.kind = 'Plan' and l.service_number is not null group by l.service_number
        """;

    private const string Waiting = """
        select id, service_number service, kind, code, period_start, period_end, amount, currency, tax_percent
        from unbilled_charge where customer_id = @Id and invoice_number = @number order by id
        """;

    // Marked before they are read: what is added meanwhile waits for the next bill.
    private const string Take = "update unbilled_charge set invoice_number = @number where customer_id = @Id and invoice_number is null";

    /// <summary>What is read before the change: lines, plans, and the tax of extras.</summary>
    /// <exception cref="InvalidOperationException">Something did not answer.</exception>
    public async Task<BillingBasis> ReadAsync(string customer, CancellationToken ct)
    {
        if (!(await services.ListAsync(customer, ct)).Has(out var found))
            throw new InvalidOperationException("The lines are not to be had.");
        var (plans, taxes) = (new Dictionary<(string, int?), Plan?>(), new Dictionary<(string, int), decimal>());
        foreach (var line in found)
        {
            if (line.PlanCode is { } code && !plans.ContainsKey((code, line.PlanVersion)))
                plans[(code, line.PlanVersion)] = (await catalogue.FindAsync(code, line.PlanVersion, ct)).Value;
            foreach (var extra in line.Extras.Where(e => !taxes.ContainsKey((e.Code, e.Version))))
                taxes[(extra.Code, extra.Version)] =
                    (await catalogue.FindExtraAsync(extra.Code, extra.Version, ct)).Value?.TaxPercent ?? options.TaxPercent;
        }

        return new(found, plans, taxes);
    }

    /// <summary>The lines of a bill. What waited until now stands on it from then on.</summary>
    public async Task<IReadOnlyList<InvoiceLine>> ForAsync(
        UnitOfWork work,
        CustomerKey customer,
        BillingBasis basis,
        BillingCycle cycle,
        DatePeriod month
    )
    {
        var billed = (await work.ListAsync<BilledRow>(BilledTo, new { customer.Id })).ToDictionary(b => b.Service, b => b.LastDay);
        var before = cycle.PeriodOf(month.Start.AddDays(-1));
        var monthly = basis.Lines.SelectMany(line =>
            new MonthlyCharges(line, basis.PlanOf(line), basis.TaxOf, options.TaxPercent).For(
                month,
                before,
                billed.TryGetValue(line.Number, out var day) ? day : null
            )
        );
        var number = InvoiceDraft.NumberOf(customer.Number, month);
        await work.ExecuteAsync(Take, new { customer.Id, number });
        var waiting = (await work.ListAsync<WaitingRow>(Waiting, new { customer.Id, number })).Select(w => w.ToLine());
        return [.. monthly, .. waiting.Where(w => !IsVoid(w, month))];
    }

    // A change on the first day of a month, before its bill is made: the month is billed as it is then, with nothing to give back.
    private static bool IsVoid(InvoiceLine waiting, DatePeriod month) =>
        waiting.Kind is LineKind.ProrationCredit or LineKind.ProrationCharge && waiting.Period == month;

    private sealed record BilledRow
    {
        public required string Service { get; init; }

        public required DateOnly LastDay { get; init; }
    }

    private sealed record WaitingRow
    {
        public required string Service { get; init; }

        public required LineKind Kind { get; init; }

        public string? Code { get; init; }

        public DateOnly? PeriodStart { get; init; }

        public DateOnly? PeriodEnd { get; init; }

        public required long Amount { get; init; }

        public required string Currency { get; init; }

        public required string TaxPercent { get; init; }

        public InvoiceLine ToLine() =>
            new()
            {
                Position = 0,
                Kind = Kind,
                Code = Code,
                Service = Service,
                Period = PeriodStart is { } start && PeriodEnd is { } end ? new(start, end) : null,
                Amount = new(Amount, Currency),
                TaxPercent = decimal.Parse(TaxPercent, CultureInfo.InvariantCulture),
            };
    }
}

/// <summary>What a bill is made from, as it was read before the change.</summary>
internal sealed record BillingBasis(
    IReadOnlyList<Service> Lines,
    IReadOnlyDictionary<(string, int?), Plan?> Plans,
    IReadOnlyDictionary<(string, int), decimal> Taxes
)
{
    public Plan? PlanOf(Service line) => line.PlanCode is { } code ? Plans.GetValueOrDefault((code, line.PlanVersion)) : null;

    public decimal TaxOf(ServiceExtra extra) => Taxes[(extra.Code, extra.Version)];
}
