using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Tickets;

namespace Portal.Web.Billing;

/// <summary>Why a dispute is not opened.</summary>
[Refusal]
public enum DisputeRefusal
{
    /// <summary>One of the lines was disputed before.</summary>
    Already,
}

/// <summary>A dispute as somebody wrote it.</summary>
/// <param name="Customer">The customer number in plain form.</param>
/// <param name="Invoice">The bill.</param>
/// <param name="Lines">The lines they do not agree with; at least one.</param>
/// <param name="Ticket">The request that goes to the help desk.</param>
public sealed record NewDispute(string Customer, string Invoice, IReadOnlyList<InvoiceLine> Lines, NewTicket Ticket)
{
    public Money Amount => Lines.Skip(1).Aggregate(Lines[0].Amount, (sum, line) => sum + line.Amount);
}

/// <summary>A dispute, for the page of its bill.</summary>
public sealed record Dispute
{
    public required string TicketReference { get; init; }

    public required long Position { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>
/// Disputes of lines of bills. While one is open its sum is not due: no reminder and no suspension for it. It is decided in its
/// request, and ends with it.
/// </summary>
public sealed class DisputeService(Database db, TicketService tickets)
{
    private const int Tries = 3;

    private const string Known = "select ticket_reference from dispute where form_key = @key";

    private const string Insert = """
        insert into dispute (form_key, customer_number, invoice_number, ticket_reference, amount, currency, opened_at)
        values (@key, @Customer, @Invoice, @reference, @amount, @currency, @Now) returning id
        """;

    private const string Line = """
        insert into dispute_line (invoice_number, position, dispute_id) values (@Invoice, @Position, @dispute) on conflict do nothing
        """;

    private const string Of = """
        select d.ticket_reference, l.position, d.closed_at from dispute_line l join dispute d on d.id = l.dispute_id
        where d.customer_number = @customer and l.invoice_number = @invoice order by l.position
        """;

    // A request that was merged into another is decided there.
    private const string Decided = """
        update dispute set closed_at = @Now where closed_at is null and ticket_reference in (
            select t.reference from ticket t left join ticket m on m.id = t.merged_into_id
            where coalesce(m.closed_at, case when m.id is null then t.closed_at end) is not null
                or coalesce(m.state, t.state) in ('Cancelled', 'Rejected'))
        """;

    /// <summary>The lines of a bill that are or were disputed.</summary>
    public Task<IReadOnlyList<Dispute>> OfAsync(string customer, string invoice, CancellationToken ct) =>
        db.ListAsync<Dispute>(Of, new { customer, invoice }, ct);

    /// <summary>The request this form opened before; null when it is sent for the first time.</summary>
    public Task<string?> FindAsync(NewTicket filed, CancellationToken ct) =>
        db.SingleOrDefaultAsync<string>(Known, new { key = KeyOf(filed) }, ct);

    /// <summary>
    /// Opens a dispute and its request. The same form sent again leads to the same request; a line that is disputed already refuses all.
    /// </summary>
    /// <returns>The reference of the request, or why there is none.</returns>
    public async Task<(string? Reference, DisputeRefusal? Refusal)> OpenAsync(NewDispute dispute, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var filing = tickets.Prepare(dispute.Ticket);
            var (reference, refusal) = await db.WriteAsync(work => OpenAsync(work, dispute, filing), ct);
            if (reference is not null || refusal is not null)
                return (reference, refusal);
            if (tries == Tries)
                throw new BusyException("No reference was free.");
        }
    }

    /// <summary>Ends the disputes whose requests were decided; called again and again.</summary>
    public Task<int> CloseDecidedAsync(CancellationToken ct) => db.WriteAsync(work => work.ExecuteAsync(Decided, new { work.Now }), ct);

    private async Task<(string? Reference, DisputeRefusal? Refusal)> OpenAsync(UnitOfWork work, NewDispute dispute, PreparedTicket filing)
    {
        await work.LockAsync("dispute:" + dispute.Invoice);
        var key = KeyOf(dispute.Ticket);
        if (await work.SingleOrDefaultAsync<string>(Known, new { key }) is { } before)
            return (before, null);
        if (await tickets.OpenAsync(work, filing) is null)
            return (null, null);
        var id = await work.SingleAsync<long>(
            Insert,
            new
            {
                key,
                dispute.Customer,
                dispute.Invoice,
                reference = filing.Reference,
                amount = dispute.Amount.Minor,
                currency = dispute.Amount.Currency,
                work.Now,
            }
        );
        foreach (var line in dispute.Lines)
            if (
                await work.ExecuteAsync(
                    Line,
                    new
                    {
                        dispute.Invoice,
                        line.Position,
                        dispute = id,
                    }
                ) == 0
            )
                return work.Refuse<(string?, DisputeRefusal?)>((null, DisputeRefusal.Already));
        await work.AuditAsync(dispute.Ticket.Actor, "invoice.disputed", "invoice:" + dispute.Invoice, filing.Reference);
        return (filing.Reference, null);
    }

    private static string KeyOf(NewTicket filed) => IdempotencyKey.Hash(filed.FormKey, filed.PersonId, "dispute");
}
