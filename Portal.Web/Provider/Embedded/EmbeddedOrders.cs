using System.Data.Common;
using Portal.Web.Data;
using Portal.Web.Provider.Orders;

namespace Portal.Web.Provider.Embedded;

/// <summary>Orders in the portal's own tables; <see cref="OrderFulfilment"/> carries them out when their day has come.</summary>
internal sealed class EmbeddedOrders(Database db, ProviderOptions options) : IOrders
{
    private const string Line = """
        select c.id from service s join customer c on c.id = s.customer_id
        where c.number = @Customer and s.number = @Service and (c.demonstration = false or @Demonstration)
        """;

    private const string Keep = """
        insert into provider_order (external_id, customer_id, service_number, kind, state, effective_on, document, received_at, changed_at)
        values (@ExternalId, @customer, @Service, @kind, 'Acknowledged', @EffectiveOn, @document, @Now, @Now)
        on conflict (external_id) do nothing
        """;

    // The contract is known to end from the moment the order is there, so that nothing is sold on top of it meanwhile.
    private const string Ending = """
        update service set state = 'pendingTerminate', ends_on = @last, state_since = @today, state_reason = 'request', changed_at = @Now
        where number = @Service and state in ('active', 'suspended')
        """;

    private const string One = $"select {OrderRow.Columns} from provider_order o where o.external_id = @externalId";

    private const string Of = $"""
        select {OrderRow.Columns} from provider_order o join customer c on c.id = o.customer_id
        where c.number = @plain and (c.demonstration = false or @Demonstration) order by o.id desc
        """;

    private const string Cancel = """
        update provider_order set state = 'Cancelled', changed_at = @Now
        where external_id = @externalId and state in ('Acknowledged', 'Pending', 'Held')
        """;

    private const string NotEnding = """
        update service set state = 'active', ends_on = null, state_since = @today, state_reason = 'unknown', changed_at = @Now
        where number = @Service and state = 'pendingTerminate'
        """;

    public Task<Answer<Order>> SubmitAsync(OrderRequest order, CancellationToken ct) =>
        ChangeAsync(
            async work =>
            {
                if (order.Kind == OrderKind.New)
                    return await NewConnections.SubmitAsync(work, order);
                var owner = new
                {
                    order.Customer,
                    order.Service,
                    options.Demonstration,
                };
                if (await work.SingleOrDefaultAsync<long?>(Line, owner) is not { } customer)
                    return null;
                var added = await work.ExecuteAsync(
                    Keep,
                    new
                    {
                        order.ExternalId,
                        customer,
                        order.Service,
                        kind = order.Kind.ToString(),
                        order.EffectiveOn,
                        document = OrderJson.Write(order),
                        work.Now,
                    }
                );
                if (added > 0 && order.EndsContract)
                    await work.ExecuteAsync(
                        Ending,
                        new
                        {
                            order.Service,
                            last = order.EffectiveOn.AddDays(-1),
                            today = DateOnly.FromDateTime(work.Now.UtcDateTime),
                            work.Now,
                        }
                    );
                return await work.SingleAsync<OrderRow>(One, new { externalId = order.ExternalId });
            },
            ct
        );

    public Task<Answer<Order>> FindAsync(string externalId, CancellationToken ct) =>
        ProviderTables.AskAsync(
            db,
            async () =>
                (
                    await db.SingleOrDefaultAsync<OrderRow>(One, new { externalId }, ct)
                    ?? await NewConnections.FindAsync(db, externalId, ct)
                )?.ToOrder()
        );

    public Task<Answer<IReadOnlyList<Order>>> ListAsync(string customer, CancellationToken ct) =>
        ProviderTables.AskAsync<IReadOnlyList<Order>>(
            db,
            async () =>
            {
                var plain = CustomerNumber.Read(customer) ?? "";
                return [.. (await db.ListAsync<OrderRow>(Of, new { plain, options.Demonstration }, ct)).Select(r => r.ToOrder())];
            }
        );

    public Task<Answer<Order>> CancelAsync(string externalId, CancellationToken ct) =>
        ChangeAsync(
            async work =>
            {
                var taken = await work.ExecuteAsync(Cancel, new { externalId, work.Now });
                if (await work.SingleOrDefaultAsync<OrderRow>(One, new { externalId }) is not { } row)
                    return await NewConnections.CancelAsync(work, externalId);
                if (taken > 0 && row.ToOrder().Request is { EndsContract: true } order)
                    await work.ExecuteAsync(
                        NotEnding,
                        new
                        {
                            order.Service,
                            today = DateOnly.FromDateTime(work.Now.UtcDateTime),
                            work.Now,
                        }
                    );
                return row;
            },
            ct
        );

    private async Task<Answer<Order>> ChangeAsync(Func<UnitOfWork, Task<OrderRow?>> change, CancellationToken ct)
    {
        try
        {
            return Answer.Of((await db.WriteAsync(change, ct))?.ToOrder());
        }
        catch (DbException error) when (error is BusyException || error.IsTransient || db.Dialect.MayRetry(error))
        {
            return Answer.Failed<Order>(mayRetry: true);
        }
    }
}
