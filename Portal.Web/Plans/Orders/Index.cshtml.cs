using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Plans.Change;
using Portal.Web.Site;

namespace Portal.Web.Plans.Orders;

/// <summary>What a customer ordered, the newest first.</summary>
[PageInfo("Plans.Orders")]
public sealed class IndexModel(PlanOrderService orders, QuoteReader reader) : PortalPage
{
    private const int Most = 50;

    public IReadOnlyList<(PlanOrder Order, string Title)> Orders { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (HttpContext.Me()?.CustomerNumber is not { } customer)
            return NotFound();
        var listed = new List<(PlanOrder, string)>();
        foreach (var order in await orders.ListAsync(customer, Most, ct))
            listed.Add((order, (await reader.ReadAsync(order.Quote, null, Language, ct))?.Title ?? order.Reference));
        Orders = listed;
        return Page();
    }
}
