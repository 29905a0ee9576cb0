using Portal.Web.Data;
using Portal.Web.Provider.Orders;

namespace Portal.Web.Provider.Embedded;

/// <summary>
/// Orders for new lines, for a provider without an order system. An order waits until the help desk says that the line works; then there is
/// a customer with a line, and what is charged once waits for the first bill. Each step is one transaction.
/// </summary>
internal sealed class NewConnections(Database db)
{
    private const string Columns = "o.id, o.state, o.state_reason, o.document, o.customer_number, o.received_at, o.changed_at";

    private const string Keep = """
        insert into connection_order (external_id, state, document, received_at, changed_at)
        values (@ExternalId, 'Held', @document, @Now, @Now)
        on conflict (external_id) do nothing
        """;

    private const string One = $"select {Columns} from connection_order o where o.external_id = @externalId";

    private const string Cancel = """
        update connection_order set state = 'Cancelled', changed_at = @Now where external_id = @externalId and state = 'Held'
        """;

    private const string Reject = """
        update connection_order set state = 'Rejected', state_reason = @reason, changed_at = @Now
        where external_id = @externalId and state = 'Held'
        """;

    private const string Finish = """
        update connection_order set state = 'Completed', customer_number = @customer, changed_at = @Now where id = @Id
        """;

    private const string Forget = """
        delete from connection_order where state in ('Cancelled', 'Rejected') and changed_at < @before
        """;

    /// <summary>Hands an order over; the same number again is the same order.</summary>
    public static async Task<OrderRow?> SubmitAsync(UnitOfWork work, OrderRequest order)
    {
        await work.ExecuteAsync(
            Keep,
            new
            {
                order.ExternalId,
                document = OrderJson.Write(order),
                work.Now,
            }
        );
        return await work.SingleAsync<OrderRow>(One, new { externalId = order.ExternalId });
    }

    /// <summary>Takes an order back that is not carried out; null when there is none.</summary>
    public static async Task<OrderRow?> CancelAsync(UnitOfWork work, string externalId)
    {
        await work.ExecuteAsync(Cancel, new { externalId, work.Now });
        return await work.SingleOrDefaultAsync<OrderRow>(One, new { externalId });
    }

    public static Task<OrderRow?> FindAsync(Database db, string externalId, CancellationToken ct) =>
        db.SingleOrDefaultAsync<OrderRow>(One, new { externalId }, ct);

    /// <summary>The line works: there is a customer now. Said twice, it is one customer.</summary>
    /// <param name="externalId">The portal's number of the order.</param>
    /// <param name="startedOn">The first day on which the line worked.</param>
    /// <param name="actor">Who says so, for the audit trail.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>The customer number; null when the order is not waiting and was not carried out.</returns>
    public Task<string?> CompleteAsync(string externalId, DateOnly startedOn, string actor, CancellationToken ct)
    {
        var (customer, line) = (NewNumbers.Customer(), NewNumbers.Line());
        return db.WriteAsync(
            async work =>
            {
                if (await work.SingleForUpdateAsync<OrderRow>(One, new { externalId }) is not { } row)
                    return null;
                if (row.State != OrderState.Held)
                    return row.CustomerNumber;
                if (await NewNumbers.AreTakenAsync(work, customer, line))
                    throw new BusyException("The number is taken."); // one in thousands of millions; the next try has another
                var order = row.ToOrder().Request;
                await NewLine.WriteAsync(work, order, customer, line, startedOn);
                await work.ExecuteAsync(
                    Finish,
                    new
                    {
                        row.Id,
                        customer,
                        work.Now,
                    }
                );
                await work.AuditAsync(actor, "order.completed", "order:" + externalId, "New");
                return customer;
            },
            ct
        );
    }

    /// <summary>It cannot be carried out.</summary>
    public Task RejectAsync(string externalId, string reason, string actor, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                var rejected = new
                {
                    externalId,
                    reason,
                    work.Now,
                };
                if (await work.ExecuteAsync(Reject, rejected) > 0)
                    await work.AuditAsync(actor, "order.rejected", "order:" + externalId, "New");
            },
            ct
        );

    /// <summary>Forgets orders that came to nothing, with whom they were of.</summary>
    public Task<int> ForgetAsync(TimeSpan kept, CancellationToken ct) =>
        db.WriteAsync(work => work.ExecuteAsync(Forget, new { before = work.Now - kept }), ct);
}
