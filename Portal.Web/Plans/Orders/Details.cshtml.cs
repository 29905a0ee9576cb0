using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Plans.Change;
using Portal.Web.Site;

namespace Portal.Web.Plans.Orders;

/// <summary>How an order stands: the receipt at first, then the way it goes, and the way back while there is one.</summary>
[PageInfo("Plans.Order")]
public sealed class DetailsModel(PlanOrderService orders, OrderReader reader) : PortalPage
{
    [FromRoute]
    public string Reference { get; set; } = "";

    public PlanOrder Order { get; private set; } = null!;

    /// <summary>Null when the catalogue cannot be asked just now.</summary>
    public ReadOrder? Read { get; private set; }

    public Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken ct)
    {
        switch (await orders.CancelAsync(Me, Reference, ct))
        {
            case null:
                return RedirectDone(Links.Plans.Order(Reference), "cancelled");
            case ChangeRefusal.UnknownOrder:
                return NotFound();
            case ChangeRefusal.Unavailable:
                return await ShowUnavailableAsync(ct);
            case var refusal:
                AddError("", $"Plans.Refusal.{refusal}");
                return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
        }
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (Me.CustomerNumber is not { } customer || await orders.FindAsync(customer, Reference, ct) is not { } order)
            return NotFound();
        if (order.State == PlanOrderState.Quoted)
            return Redirect(Links.Plans.Confirm(order.Reference));
        (Order, Read) = (order, await reader.ReadAsync(order, ct));
        Metadata.Title = Texts["Plans.Order.Title", order.Reference];
        return Page();
    }
}
