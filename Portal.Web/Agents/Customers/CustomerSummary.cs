using Portal.Web.Billing;
using Portal.Web.Plans.Orders;

namespace Portal.Web.Agents.Customers;

/// <summary>How a customer stands, in one line beside a ticket: only what costs two short questions.</summary>
/// <param name="OpenOrders">Orders on their way.</param>
/// <param name="Bills">Null when the bills are not to be had just now.</param>
public sealed record CustomerSummary(long OpenOrders, BillingSummary? Bills);

/// <summary>Reads it.</summary>
public sealed class CustomerSummaryReader(PlanOrderService orders, BillingSummaries bills)
{
    public async Task<CustomerSummary> ReadAsync(string number, CancellationToken ct) =>
        new(await orders.CountOpenAsync(number, ct), await bills.ForAsync(number, ct));
}
