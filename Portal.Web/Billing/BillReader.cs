using Portal.Web.Billing.Dunning;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Site;

namespace Portal.Web.Billing;

/// <summary>Reads all that is said of one bill.</summary>
public sealed class BillReader(
    Bills bills,
    IBilling billing,
    IServices services,
    ICatalogue catalogue,
    DisputeService disputes,
    DunningReader dunning,
    PriceNoticeReader prices,
    BillingOptions options,
    Texts texts
)
{
    /// <param name="customer">The customer number.</param>
    /// <param name="number">The number of the bill.</param>
    /// <param name="portion">Which of its lines.</param>
    /// <param name="language">The language of names.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<Answer<BillDetails>> ReadAsync(
        string customer,
        string number,
        LinePortion portion,
        Language language,
        CancellationToken ct
    )
    {
        var answer = await bills.ListAsync(customer, ct);
        var found = answer.Value?.FirstOrDefault(b => b.Invoice.Number == number);
        if (!answer.Has(out var all) || found is null)
            return answer.Has(out _) ? Answer.NotFound<BillDetails>() : answer.With<IReadOnlyList<Bill>, BillDetails>(null);
        if (!(await billing.LinesAsync(customer, number, portion, ct)).Has(out var lines))
            return Answer.Failed<BillDetails>(mayRetry: true);
        if (!(await billing.ItemsAsync(customer, number, ct)).Has(out var items))
            return Answer.Failed<BillDetails>(mayRetry: true);
        var contracts = (await services.ListAsync(customer, ct)).Value;
        var words = texts.In(language);
        return answer.With<IReadOnlyList<Bill>, BillDetails>(
            new()
            {
                Bill = found,
                Lines = lines,
                Items = items,
                Payments = (await billing.PaymentsAsync(customer, number, ct)).Value ?? [],
                Difference = await DifferenceAsync(customer, all, found, items, ct),
                Names = await BillNames.ReadAsync(catalogue, words, ct),
                Services = contracts ?? [],
                Contracts = contracts is null ? [] : await BillContract.ReadAsync(contracts, catalogue, options, found.Today, ct),
                Disputes = (await disputes.OfAsync(customer, number, ct)).ToDictionary(d => (int)d.Position),
                Dunning = await dunning.PlanAsync(customer, all, ct),
            }
        );
    }

    /// <summary>Why a bill differs from the one before; null for the first.</summary>
    public async Task<BillDifference?> DifferenceAsync(string customer, IReadOnlyList<Bill> all, Bill bill, CancellationToken ct) =>
        (await billing.ItemsAsync(customer, bill.Invoice.Number, ct)).Has(out var items)
            ? await DifferenceAsync(customer, all, bill, items, ct)
            : null;

    private async Task<BillDifference?> DifferenceAsync(
        string customer,
        IReadOnlyList<Bill> all,
        Bill bill,
        IReadOnlyList<InvoiceItem> items,
        CancellationToken ct
    )
    {
        var before = all.Where(b => b.Invoice.Period.Start < bill.Invoice.Period.Start).MaxBy(b => b.Invoice.Period.Start);
        return before is not null && (await billing.ItemsAsync(customer, before.Invoice.Number, ct)).Has(out var old)
            ? BillDifference.Between(old, items) with
            {
                Announced = await prices.ChangedAsync(customer, bill.Invoice.Period, ct),
            }
            : null;
    }
}

/// <summary>One bill with all that is said of it.</summary>
public sealed record BillDetails
{
    public required Bill Bill { get; init; }

    /// <summary>Those of the portion that was asked for.</summary>
    public required IReadOnlyList<InvoiceLine> Lines { get; init; }

    /// <summary>All lines, added up by what they are for.</summary>
    public required IReadOnlyList<InvoiceItem> Items { get; init; }

    public required IReadOnlyList<Payment> Payments { get; init; }

    /// <summary>Why it differs from the one before; null for the first.</summary>
    public BillDifference? Difference { get; init; }

    public required BillNames Names { get; init; }

    /// <summary>The customer's lines; none when the provider does not say just now.</summary>
    public required IReadOnlyList<Service> Services { get; init; }

    public required IReadOnlyList<BillContract> Contracts { get; init; }

    /// <summary>By the positions of the lines.</summary>
    public required IReadOnlyDictionary<int, Dispute> Disputes { get; init; }

    /// <summary>What happens while bills are not paid; null when all are.</summary>
    public DunningPlan? Dunning { get; init; }

    /// <summary>The lines of the portion by what they belong to, in their order; what belongs to no line of the customer last.</summary>
    public IEnumerable<IGrouping<string?, InvoiceLine>> Groups =>
        Lines.GroupBy(l => l.Service).OrderBy(g => g.Key is null).ThenBy(g => g.First().Position);

    /// <summary>The sum of all lines of the bill for a line of the customer, whatever portion is shown.</summary>
    public Money SumOf(string? service) =>
        Items.Where(i => i.Service == service).Aggregate(Money.Zero(Bill.Invoice.Total.Currency), (sum, item) => sum + item.Amount);

    /// <summary>What a line of the customer is called; null for what belongs to none.</summary>
    public Service? ServiceOf(string? number) => Services.FirstOrDefault(s => s.Number == number);
}
