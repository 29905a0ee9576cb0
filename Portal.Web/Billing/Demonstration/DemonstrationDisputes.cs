using Portal.Web.Data;
using Portal.Web.Provider;

namespace Portal.Web.Billing.Demonstration;

/// <summary>
/// Ties the made-up request about a bill to the line it is about, so that a disputed bill can be looked at. In development only.
/// </summary>
internal sealed class DemonstrationDisputes(Database db, ProviderOptions options)
{
    private const string Customer = "DEMO1002";

    private const string Request = """
        select t.reference from ticket t where t.customer_number = @Customer and t.type = 'Billing'
            and t.form_key >= 'demonstration-' and t.form_key < 'demonstration.'
        """;

    // The month that stands on a bill twice.
    private const string Line = """
        select i.number, l.position, l.amount, l.currency from invoice_line l join invoice i on i.id = l.invoice_id
            join customer c on c.id = i.customer_id
        where c.number = @Customer and l.kind = 'Other' order by i.period_start desc limit 1
        """;

    private const string Insert = """
        insert into dispute (form_key, customer_number, invoice_number, ticket_reference, amount, currency, opened_at)
        values ('demonstration', @Customer, @Number, @reference, @Amount, @Currency, @Now)
        on conflict do nothing returning id
        """;

    private const string Disputed = """
        insert into dispute_line (invoice_number, position, dispute_id) values (@Number, @Position, @id) on conflict do nothing
        """;

    /// <summary>Does it, once; called at start.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        if (!options.Demonstration)
            return;
        var reference = await db.SingleOrDefaultAsync<string>(Request, new { Customer }, ct);
        var line = await db.SingleOrDefaultAsync<LineRow>(Line, new { Customer }, ct);
        if (reference is not null && line is not null)
            await db.WriteAsync(work => AddAsync(work, reference, line), ct);
    }

    private static async Task AddAsync(UnitOfWork work, string reference, LineRow line)
    {
        var values = new
        {
            Customer,
            line.Number,
            reference,
            line.Amount,
            line.Currency,
            work.Now,
        };
        if (await work.SingleOrDefaultAsync<long?>(Insert, values) is { } id)
            await work.ExecuteAsync(
                Disputed,
                new
                {
                    line.Number,
                    line.Position,
                    id,
                }
            );
    }

    private sealed record LineRow
    {
        public required string Number { get; init; }

        public required long Position { get; init; }

        public required long Amount { get; init; }

        public required string Currency { get; init; }
    }
}
