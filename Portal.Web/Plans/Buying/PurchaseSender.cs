using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Provider.Orders;

namespace Portal.Web.Plans.Buying;

/// <summary>
/// Hands orders for new lines to the provider's system once their mailbox is confirmed, and asks how they stand. Every node may run it: an
/// order handed over twice is one order, and each step is noted once.
/// </summary>
public sealed class PurchaseSender(Database db, IOrders orders, PurchaseItems items, PurchaseMails mails, Outbox outbox)
{
    private const string Waiting = $"""
        select {Purchase.Columns} from purchase o
        where o.state in ('Verified', 'Submitted') and o.erased_at is null and o.id > @after order by o.id limit @most
        """;

    private const string Move = """
        update purchase set state = @state, customer_number = coalesce(@customer, customer_number), changed_at = @Now
        where id = @Id and state = @was
        """;

    private const int Most = 200;

    /// <summary>Goes through all orders that are on their way, once.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        for (long after = 0; ; )
        {
            var some = await db.ListAsync<Purchase>(Waiting, new { after, most = Most }, ct);
            foreach (var order in some)
                await SendAsync(order, ct);
            if (some.Count < Most)
                return;
            after = some[^1].Id;
        }
    }

    private async Task SendAsync(Purchase order, CancellationToken ct)
    {
        var request = await items.RequestAsync(order, ct);
        // Before the provider hears of it, so that an order that was cancelled here never reaches it.
        if (order.State == PurchaseState.Verified && !await MoveAsync(order, PurchaseState.Submitted, null, ct))
            return;
        var sent = order with { State = PurchaseState.Submitted };
        var answer = await orders.FindAsync(order.Reference, ct);
        if (answer.State == AnswerState.NotFound)
            answer = await orders.SubmitAsync(request, ct);
        if (answer is { State: AnswerState.Found, Value: { } found } && StateOf(found) is var state && state != sent.State)
            await MoveAsync(sent, state, found.Request.Customer is { Length: > 0 } customer ? customer : null, ct);
    }

    private static PurchaseState StateOf(Order order) =>
        order.State switch
        {
            OrderState.Completed => PurchaseState.Completed,
            OrderState.Cancelled => PurchaseState.Cancelled,
            OrderState.Rejected => PurchaseState.Rejected,
            OrderState.Failed or OrderState.Partial => PurchaseState.Failed,
            _ => PurchaseState.Submitted,
        };

    private Task<bool> MoveAsync(Purchase order, PurchaseState state, string? customer, CancellationToken ct)
    {
        var told = state == PurchaseState.Submitted ? null : mails.Ended(order, state, customer);
        return db.WriteAsync(
            async work =>
            {
                var moved = new
                {
                    order.Id,
                    state = state.ToString(),
                    customer,
                    was = order.State.ToString(),
                    work.Now,
                };
                if (await work.ExecuteAsync(Move, moved) == 0)
                    return false;
                await work.AuditAsync("system", $"purchase.{state.ToString().ToLowerInvariant()}", order.Target);
                if (told is not null)
                    await outbox.MailAsync(work, told);
                return true;
            },
            ct
        );
    }
}
