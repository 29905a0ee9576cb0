using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Plans.Change;
using Portal.Web.Tickets;

namespace Portal.Web.Plans.Prepared;

/// <summary>
/// Keeps changes that the help desk prepared, and what becomes of them. One is open for a line at a time. It ends once, and its ticket
/// notes how: a ticket is always locked before the change that belongs to it.
/// </summary>
public sealed class PreparedChangeService(Database db, ServiceLevels levels, TimeProvider clock)
{
    private const int Portion = 100;
    private const int Most = 20;

    private const string Mine = $"""
        select {PreparedChange.Columns} from prepared_change c where c.reference = @reference and c.customer_number = @customer
        """;

    private const string OpenOfCustomer = $"""
        select {PreparedChange.Columns} from prepared_change c
        where c.customer_number = @customer and c.state = 'Open' and c.expires_at > @now order by c.expires_at limit @Most
        """;

    private const string OfTicket =
        $"select {PreparedChange.Columns} from prepared_change c where c.ticket_id = @ticketId order by c.id desc limit @Most";

    private const string OpenOfLine = $"""
        select {PreparedChange.Columns} from prepared_change c where c.service_number = @service and c.state = 'Open'
        """;

    private const string Over = $"""
        select {PreparedChange.Columns} from prepared_change c
        where c.state = 'Open' and c.expires_at <= @now order by c.expires_at limit @Portion
        """;

    private const string Insert = """
        insert into prepared_change (reference, customer_number, service_number, ticket_id, prepared_by, state, document, prepared_at,
            expires_at, changed_at)
        values (@Reference, @CustomerNumber, @ServiceNumber, @TicketId, @PreparedBy, 'Open', @Document, @PreparedAt, @ExpiresAt, @Now)
        """;

    private const string End = """
        update prepared_change set state = @state, order_reference = @order, changed_at = @Now
        where id = @Id and state = 'Open' and (@any = @yes or expires_at > @Now)
        """;

    /// <summary>One of a customer's; null when it is none of theirs.</summary>
    public Task<PreparedChange?> FindAsync(string customer, string? reference, CancellationToken ct) =>
        db.SingleOrDefaultAsync<PreparedChange>(Mine, new { customer, reference = PreparedChange.ReadReference(reference) ?? "" }, ct);

    /// <summary>Those a customer can still decide on, the most pressing first.</summary>
    public Task<IReadOnlyList<PreparedChange>> OpenAsync(string customer, CancellationToken ct) =>
        db.ListAsync<PreparedChange>(
            OpenOfCustomer,
            new
            {
                customer,
                now = clock.GetUtcNow(),
                Most,
            },
            ct
        );

    /// <summary>Those that were prepared from a ticket, the newest first.</summary>
    public Task<IReadOnlyList<PreparedChange>> OfTicketAsync(long ticketId, CancellationToken ct) =>
        db.ListAsync<PreparedChange>(OfTicket, new { ticketId, Most }, ct);

    /// <summary>The one that is open for a line, in the change of whoever prepares another.</summary>
    public static Task<PreparedChange?> OpenOfLineAsync(UnitOfWork work, string service) =>
        work.SingleOrDefaultAsync<PreparedChange>(OpenOfLine, new { service });

    /// <summary>Keeps a prepared change and notes it in its ticket, which the caller has locked.</summary>
    /// <returns>False when another one is open for the line.</returns>
    public async Task<bool> KeepAsync(UnitOfWork work, Me me, PreparedChange change)
    {
        await work.LockAsync("prepared-change:" + change.ServiceNumber);
        if (await OpenOfLineAsync(work, change.ServiceNumber) is { } open)
        {
            if (open.StateAt(work.Now) == PreparedState.Open)
                return false;
            await ExpireAsync(work, open);
        }

        await work.ExecuteAsync(
            Insert,
            new
            {
                change.Reference,
                change.CustomerNumber,
                change.ServiceNumber,
                change.TicketId,
                change.PreparedBy,
                change.Document,
                change.PreparedAt,
                change.ExpiresAt,
                work.Now,
            }
        );
        await NoteAsync(work, change, By(me, Side.Agent), $"Prepared {change.Reference}");
        await work.AuditAsync(me.Target, "prepared-change.created", change.Target, change.CustomerNumber);
        return true;
    }

    /// <summary>The help desk takes one back, in a change that has locked its ticket.</summary>
    /// <returns>False when it has ended already.</returns>
    public Task<bool> WithdrawAsync(UnitOfWork work, Me me, PreparedChange change) =>
        EndAsync(work, change, PreparedState.Withdrawn, me.Target, By(me, Side.Agent));

    /// <summary>The customer has ordered it, in the change that makes the order.</summary>
    /// <returns>Null when it was open.</returns>
    public async Task<ChangeRefusal?> ConfirmAsync(UnitOfWork work, Me me, string reference, string order)
    {
        if (await work.SingleOrDefaultAsync<PreparedChange>(Mine, new { customer = me.CustomerNumber, reference }) is not { } change)
            return ChangeRefusal.UnknownOrder;
        return await DecideAsync(work, me, change, PreparedState.Confirmed, order) ? null : ChangeRefusal.PreparedOver;
    }

    /// <summary>The customer does not want it. Said twice it is said once.</summary>
    /// <returns>Null when it is declined.</returns>
    public async Task<ChangeRefusal?> DeclineAsync(Me me, string? reference, CancellationToken ct)
    {
        if (await FindAsync(me.CustomerNumber ?? "", reference, ct) is not { } change)
            return ChangeRefusal.UnknownOrder;
        if (change.State == PreparedState.Declined)
            return null;
        return await db.WriteAsync<ChangeRefusal?>(
            async work => await DecideAsync(work, me, change, PreparedState.Declined, null) ? null : ChangeRefusal.PreparedOver,
            ct
        );
    }

    /// <summary>Ends those whose time is over.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ExpireAsync(CancellationToken ct)
    {
        var (expired, last) = (0, 0);
        do
        {
            var over = await db.ListAsync<PreparedChange>(Over, new { now = clock.GetUtcNow(), Portion }, ct);
            foreach (var change in over)
                expired += await db.WriteAsync(work => ExpireAsync(work, change), ct) ? 1 : 0;
            last = over.Count;
        } while (last == Portion && !ct.IsCancellationRequested);
        return expired;
    }

    private static Task<bool> ExpireAsync(UnitOfWork work, PreparedChange change) =>
        EndAsync(work, change, PreparedState.Expired, "system", new NewEntry(EntryKind.Change, Side.System, false));

    private async Task<bool> DecideAsync(UnitOfWork work, Me me, PreparedChange change, PreparedState state, string? order)
    {
        if (!await EndAsync(work, change, state, me.Target, By(me, Side.Customer), order))
            return false;
        var ticket = await work.TicketAsync(change.TicketId);
        if (ticket.State == TicketState.Pending && ticket.AfterReply(work.Now) is { } next) // they were asked, and have answered
            await work.SaveAsync(next with { NextUpdateDue = ticket.DueAfterPause(levels, work.Now) });
        return true;
    }

    private static async Task<bool> EndAsync(
        UnitOfWork work,
        PreparedChange change,
        PreparedState state,
        string actor,
        NewEntry entry,
        string? order = null
    )
    {
        await work.TicketAsync(change.TicketId);
        var ended = new
        {
            change.Id,
            state = $"{state}",
            order,
            any = state is PreparedState.Expired or PreparedState.Withdrawn,
            yes = true,
            work.Now,
        };
        if (await work.ExecuteAsync(End, ended) == 0)
            return false;
        await NoteAsync(work, change, entry, $"{state} {order ?? change.Reference}");
        await work.AuditAsync(actor, $"prepared-change.{state.ToString().ToLowerInvariant()}", change.Target, order ?? "");
        return true;
    }

    private static Task<long> NoteAsync(UnitOfWork work, PreparedChange change, NewEntry entry, string detail) =>
        work.EntryAsync(change.TicketId, entry with { Detail = detail });

    private static NewEntry By(Me me, Side side) => new(EntryKind.Change, side, false) { PersonId = me.PersonId, Name = me.Name };
}
