using Portal.Web.Billing;
using Portal.Web.Plans.Orders;
using Portal.Web.Provider;
using Portal.Web.Provider.Orders;
using Portal.Web.Site;

namespace Portal.Web.Agents.Customers;

/// <summary>Reads the orders of a customer: those made here, and those the provider's system has from elsewhere.</summary>
public sealed class CustomerOrders(PlanOrderService made, IOrders orders)
{
    private const int Most = 50;

    /// <returns>The newest first, and whether the provider's system answered.</returns>
    public async Task<(IReadOnlyList<CustomerOrder> Orders, AnswerState State)> ReadAsync(
        string customer,
        BillNames names,
        LocalizedTexts texts,
        CancellationToken ct
    )
    {
        var ours = await made.ListAsync(customer, Most, ct);
        var answer = await orders.ListAsync(customer, ct);
        var known = ours.Select(o => o.Reference).ToHashSet(StringComparer.Ordinal);
        var all = ours.Select(o => (At: o.ChangedAt, Order: Of(o, names, texts)))
            .Concat(
                (answer.Value ?? [])
                    .Where(o => !known.Contains(o.Request.ExternalId))
                    .Take(Most)
                    .Select(o => (At: o.ReceivedAt, Order: Of(o, names, texts)))
            );
        return ([.. all.OrderByDescending(o => o.At).Select(o => o.Order)], answer.State);
    }

    private static CustomerOrder Of(PlanOrder order, BillNames names, LocalizedTexts texts)
    {
        var quote = order.Quote;
        var name = names.Of(quote.ExtraCode ?? quote.PlanCode, "");
        return new(order.Reference, texts[$"Plans.Quote.{quote.Kind}", name], order.State, quote.EffectiveOn);
    }

    private static CustomerOrder Of(Order order, BillNames names, LocalizedTexts texts)
    {
        var request = order.Request;
        var item = request.Items is [var first, ..] ? first : null;
        var title = request.Kind is OrderKind.ChangePlan or OrderKind.AddExtra or OrderKind.RemoveExtra
            ? texts[$"Plans.Quote.{request.Kind}", item is null ? "" : names.Of(item.Code, item.Name)]
            : texts[$"Agents.Customers.Order.{request.Kind}"];
        return new(request.ExternalId, title, StateOf(order), request.EffectiveOn);
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
}
