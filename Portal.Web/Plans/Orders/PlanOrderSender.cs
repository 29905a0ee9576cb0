using Portal.Web.Data;
using Portal.Web.Messages;
using Portal.Web.Provider;
using Portal.Web.Provider.Orders;

namespace Portal.Web.Plans.Orders;

/// <summary>
/// Hands confirmed orders to the provider's system and asks how they stand. Every node may run it: an order handed over twice is one order,
/// and each step is noted once.
/// </summary>
public sealed class PlanOrderSender(Database db, IOrders orders, OrderItems items, PlanOrderMails mails, Outbox outbox)
{
    private const string Waiting = $"""
        select {PlanOrder.Columns}, p.email
        from plan_order o left join person p on p.id = o.person_id
        where o.state in ('Confirmed', 'Submitted') and o.id > @after order by o.id limit @most
        """;

    private const string Move = "update plan_order set state = @state, changed_at = @Now where id = @Id and state = @was";

    private const int Most = 200;

    /// <summary>Goes through all orders that are on their way, once.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        for (long after = 0; ; )
        {
            var some = await db.ListAsync<OwnedOrder>(Waiting, new { after, most = Most }, ct);
            foreach (var owned in some)
                await SendAsync(owned, ct);
            if (some.Count < Most)
                return;
            after = some[^1].Id;
        }
    }

    private async Task SendAsync(OwnedOrder owned, CancellationToken ct)
    {
        var request = await items.RequestAsync(owned, ct);
        // Before the provider hears of it, so that an order that was cancelled here never reaches it.
        if (owned.State == PlanOrderState.Confirmed && !await MoveAsync(owned, PlanOrderState.Submitted, ct))
            return;
        var sent = owned with { State = PlanOrderState.Submitted };
        var answer = await orders.FindAsync(owned.Reference, ct);
        if (answer.State == AnswerState.NotFound)
            answer = await orders.SubmitAsync(request, ct);
        if (answer.State == AnswerState.NotFound)
            await MoveAsync(sent, PlanOrderState.Failed, ct);
        else if (answer is { State: AnswerState.Found, Value: { } order } && StateOf(order) is var state && state != sent.State)
            await MoveAsync(sent, state, ct);
    }

    private static PlanOrderState StateOf(Order order) =>
        order.State switch
        {
            OrderState.Completed => PlanOrderState.Completed,
            OrderState.Cancelled => PlanOrderState.Cancelled,
            OrderState.Rejected => PlanOrderState.Rejected,
            OrderState.Failed or OrderState.Partial => PlanOrderState.Failed,
            _ => PlanOrderState.Submitted,
        };

    private Task<bool> MoveAsync(OwnedOrder owned, PlanOrderState state, CancellationToken ct)
    {
        var told = state != PlanOrderState.Submitted && owned.Email is { } to ? mails.Ended(to, owned, state) : null;
        return db.WriteAsync(
            async work =>
            {
                var moved = new
                {
                    owned.Id,
                    state = state.ToString(),
                    was = owned.State.ToString(),
                    work.Now,
                };
                if (await work.ExecuteAsync(Move, moved) == 0)
                    return false;
                await work.AuditAsync("system", $"plan-order.{state.ToString().ToLowerInvariant()}", PlanOrderService.Target(owned));
                if (told is not null)
                    await outbox.MailAsync(work, told);
                return true;
            },
            ct
        );
    }

    /// <summary>An order and where to write to of it.</summary>
    private sealed record OwnedOrder : PlanOrder
    {
        public string? Email { get; init; }
    }
}
