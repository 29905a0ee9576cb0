using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Customers;

/// <summary>What lets somebody of the help desk see a customer: a request of theirs, or a reason that was written down.</summary>
/// <param name="Ticket">Null for a reason.</param>
/// <param name="ReasonId">The number of the reason; null for a request.</param>
public sealed record AccessGround(Ticket? Ticket, long? ReasonId)
{
    /// <summary>How the audit trail names it: "ticket:T-4K7M-2QXA" or "reason:12".</summary>
    public override string ToString() => Ticket is { } ticket ? ticket.Target() : $"reason:{ReasonId}";
}

/// <summary>
/// Opens customers to the help desk and writes down who looked at whom, and why. The customer reads in the log of their account that the
/// help desk looked.
/// </summary>
public sealed class CustomerAccess(Database db, TicketReader tickets, RetentionOptions retention, TimeProvider clock)
{
    /// <summary>The longest reason.</summary>
    public const int MaxReason = 300;

    private const int Portion = 500;

    private const string Give = """
        insert into customer_access (customer_number, person_id, reason, given_at)
        select @number, @PersonId, @reason, @Now
        where not exists (select 1 from customer_access
            where customer_number = @number and person_id = @PersonId and reason = @reason and given_at > @since)
        """;

    private const string Given = """
        select id from customer_access
        where customer_number = @number and person_id = @PersonId and given_at > @since order by id desc limit 1
        """;

    private const string Forget =
        "delete from customer_access where id in "
        + "(select id from customer_access where given_at < @before order by given_at limit @Portion)";

    // A call, and what has to be looked up after it.
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(1);

    /// <summary>What lets somebody see a customer now; null when a reason has to be given first.</summary>
    /// <param name="me">Who looks.</param>
    /// <param name="number">The customer number in plain form.</param>
    /// <param name="ticket">The request one comes from; one of another customer opens nothing.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<AccessGround?> FindAsync(Me me, string number, string? ticket, CancellationToken ct)
    {
        if (await tickets.FindAsync(ticket, ct) is { } found && CustomerNumber.Read(found.CustomerNumber) == number)
            return new(found, null);
        var given = new
        {
            number,
            me.PersonId,
            since = clock.GetUtcNow() - Lasts,
        };
        return await db.SingleOrDefaultAsync<long?>(Given, given, ct) is { } id ? new(null, id) : null;
    }

    /// <summary>Keeps why somebody has to see a customer. The same reason, sent twice, is one.</summary>
    public Task GiveAsync(Me me, string number, string reason, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                var given = new
                {
                    number,
                    me.PersonId,
                    reason,
                    work.Now,
                    since = work.Now - Lasts,
                };
                if (await work.ExecuteAsync(Give, given) > 0)
                    await work.AuditAsync(me.Target, "customer.access-reasoned", Target(number));
            },
            ct
        );

    /// <summary>Writes down that somebody looked at a customer, or at one bill.</summary>
    public Task AuditAsync(Me me, string number, AccessGround ground, string? bill, CancellationToken ct) =>
        db.WriteAsync(
            work =>
                bill is null
                    ? work.AuditAsync(me.Target, "customer.viewed", Target(number), $"{ground}")
                    : work.AuditAsync(me.Target, "customer-bill.viewed", Target(number), $"{ground} bill:{bill}"),
            ct
        );

    /// <summary>Forgets reasons when the audit trail forgets the looks.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        if (retention.AuditDays == 0)
            return;
        while (await db.WriteAsync(ForgetAsync, ct) == Portion)
            ct.ThrowIfCancellationRequested();
    }

    private Task<int> ForgetAsync(UnitOfWork work) =>
        work.ExecuteAsync(Forget, new { before = work.Now.AddDays(-retention.AuditDays), Portion });

    private static string Target(string number) => $"customer:{number}";
}
