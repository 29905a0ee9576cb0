using Portal.Web.Data;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Orders;

namespace Portal.Web.Provider.Import.Streams;

/// <summary>Orders with the state they are in. What is ordered never changes; the state of an order that has not ended does.</summary>
internal sealed class OrderTable(Database? db, KnownNames names) : RowTable<Order>
{
    private const string Add = """
        insert into provider_order (external_id, customer_id, service_number, kind, state, state_reason, effective_on, document,
            received_at, changed_at)
        select @order, c.id, @service, @kind, @state, @reason, @effective, @document, @received, @now
        from customer c where c.number = @customer and c.demonstration = false
        on conflict (external_id) do nothing
        """;

    private const string Move = """
        update provider_order set state = @state, state_reason = @reason, changed_at = @now
        where external_id = @order and state not in ('Rejected', 'Cancelled', 'Completed', 'Failed', 'Partial')
            and (state <> @state or coalesce(state_reason, '') <> coalesce(@reason, ''))
        """;

    private readonly string known = $"""
        select {OrderRow.Columns} from provider_order o where o.external_id {db?.Dialect.AnyOf("@orders")}
        """;

    protected override Order Read(RowReader row) => row.Order();

    protected override async Task CompareAsync(IReadOnlyList<Stated<Order>> rows, ImportCheck check, CancellationToken ct)
    {
        var services = await names.OwnersAsync(rows.Select(r => r.Value.Request.Service), ct);
        var old = db is null
            ? []
            : (await db.ListAsync<OrderRow>(known, new { orders = List(rows.Select(r => r.Value.Request.ExternalId)) }, ct))
                .Select(r => r.ToOrder())
                .ToDictionary(o => o.Request.ExternalId);
        foreach (var row in rows)
        {
            var before = old.GetValueOrDefault(row.Value.Request.ExternalId);
            if (Wrong(row.Value, before, services) is var (column, message))
            {
                check.Refuse(row.Row, column, message);
                continue;
            }

            var outcome =
                before is null ? RowOutcome.Added
                : before.IsOpen && (before.State, before.StateReason) != (row.Value.State, row.Value.StateReason) ? RowOutcome.Changed
                : RowOutcome.Unchanged;
            check.Count(row.Row.Id, outcome);
            check.Keys.Add(EntryOf(row.Row, KeyRole.Once, outcome, "order " + row.Value.Request.ExternalId, "order"));
        }
    }

    protected override async Task InsertAsync(UnitOfWork work, IReadOnlyList<Stated<Order>> rows)
    {
        var values = rows.Select(r => ValuesOf(r.Value, work.Now)).ToList();
        var added = await work.ExecuteEachAsync(
            Add,
            ["order", "customer", "service", "kind", "state", "reason", "effective", "document", "received", "now"],
            values
        );
        await work.ExecuteEachAsync(
            Move,
            ["order", "state", "reason", "now"],
            [.. values.Where((_, n) => added[n] == 0).Select(v => (object?[])[v[0], v[4], v[5], v[9]])]
        );
    }

    private static (string Column, string Message)? Wrong(Order order, Order? before, IReadOnlyDictionary<string, string?> services)
    {
        if (!services.TryGetValue(order.Request.Service, out var owner))
            return ("service", "unknown service: neither in these files nor imported before");
        if (owner is not null && owner != order.Request.Customer)
            return ("service", "belongs to another customer");
        if (before is null)
            return null;
        if (Differs(order.Request, before.Request) is { } column)
            return (column, "this order was received before and says something else here: it is not changed, another order is");
        return !before.IsOpen && !order.IsOpen && order.State != before.State
            ? ("state", $"the order has ended before: {before.State.Word()}")
            : null;
    }

    // What is charged once is no column of a file, and an order without an item may be one whose items are known.
    private static string? Differs(OrderRequest one, OrderRequest other) =>
        one.Customer != other.Customer ? "customer"
        : one.Service != other.Service ? "service"
        : one.Kind != other.Kind ? "kind"
        : one.EffectiveOn != other.EffectiveOn ? "effective_on"
        : one.Items is [var item] && !other.Items.Contains(item) ? "code"
        : null;

    private static object?[] ValuesOf(Order order, DateTimeOffset now) =>
        [
            order.Request.ExternalId,
            order.Request.Customer,
            order.Request.Service,
            order.Request.Kind.ToString(),
            order.State.ToString(),
            order.StateReason,
            order.Request.EffectiveOn,
            OrderJson.Write(order.Request),
            order.ReceivedAt,
            now,
        ];
}
