using Portal.Web.Data;
using Portal.Web.Provider.Billing;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// Issues one bill for each customer whose billing month begins. Each is one transaction and a month has one bill, so a run may be
/// repeated, may run on several nodes at once, and goes on where it was stopped; what it could not do on its day it does later.
/// </summary>
internal sealed partial class InvoiceRun(
    Database db,
    InvoiceLines lines,
    OrderFulfilment orders,
    ProviderOptions provider,
    BillingOptions options,
    ILogger<InvoiceRun> logger
)
{
    private const string Due = """
        select c.id, c.number from customer c
        where c.billing_day >= @from and c.billing_day <= @to and c.id > @after and c.state in ('active', 'suspended')
            and (c.demonstration = false or @Demonstration)
            and not exists (select 1 from invoice i where i.customer_id = c.id and i.period_start = @start)
        order by c.id limit @Portion
        """;

    private const string Locked = "select billing_day from customer where id = @id";
    private const string Has = "select count(*) from invoice where customer_id = @id and period_start = @start";

    private const int Portion = 100;

    /// <param name="today">The day in the provider's place.</param>
    /// <param name="ct">Ends the work between two customers.</param>
    /// <returns>How many bills were issued.</returns>
    public async Task<int> RunAsync(DateOnly today, CancellationToken ct)
    {
        if (!options.IssueInvoices)
            return 0;
        // What changes with this month has to have changed before it is billed.
        while (await orders.RunAsync(today, ct) > 0)
            ct.ThrowIfCancellationRequested();
        var issued = 0;
        for (var ago = options.CatchUpDays; ago >= 0; ago--)
            issued += await RunForAsync(today.AddDays(-ago), today, ct);
        return issued;
    }

    private async Task<int> RunForAsync(DateOnly start, DateOnly today, CancellationToken ct)
    {
        var isLast = start.AddDays(1).Day == 1; // a month that is shorter begins on its last day for who has a later one
        var (issued, after) = (0, 0L);
        while (true)
        {
            var due = await db.ListAsync<CustomerKey>(
                Due,
                new
                {
                    from = start.Day,
                    to = isLast ? 31 : start.Day,
                    after,
                    start,
                    provider.Demonstration,
                    Portion,
                },
                ct
            );
            foreach (var customer in due)
                issued += await IssueAsync(customer, start, today, ct) ? 1 : 0;
            if (due.Count < Portion)
                return issued;
            after = due[^1].Id;
        }
    }

    // One customer's faulty data keep nobody else from their bill.
    private async Task<bool> IssueAsync(CustomerKey customer, DateOnly start, DateOnly today, CancellationToken ct)
    {
        try
        {
            var basis = await lines.ReadAsync(customer.Number, ct);
            return await db.WriteAsync(work => IssueAsync(work, customer, basis, start, today), ct);
        }
        catch (InvalidOperationException error)
        {
            Log.Failed(logger, customer.Number, error);
            return false;
        }
    }

    private async Task<bool> IssueAsync(UnitOfWork work, CustomerKey customer, BillingBasis basis, DateOnly start, DateOnly today)
    {
        var day = await work.SingleForUpdateAsync<long>(Locked, new { id = customer.Id });
        var cycle = new BillingCycle((int)day);
        var month = cycle.PeriodOf(start);
        if (month.Start != start || await work.SingleAsync<long>(Has, new { id = customer.Id, start }) > 0)
            return false;
        var charges = await lines.ForAsync(work, customer, basis, cycle, month);
        if (charges.Count == 0)
            return false;
        var draft = new InvoiceDraft(customer.Id, customer.Number, month, today, today.AddDays(options.DueDays), charges);
        if (!await work.IssueAsync(draft))
            throw new InvalidOperationException($"The number {draft.Number} is taken.");
        await work.AuditAsync("system", "invoice.issued", "invoice:" + draft.Number, draft.Total.ToString());
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Invoice run: the bill of {Customer} could not be made")]
        public static partial void Failed(ILogger logger, string customer, Exception error);
    }
}

/// <summary>A customer as the run knows them.</summary>
internal sealed record CustomerKey
{
    public required long Id { get; init; }

    public required string Number { get; init; }
}
