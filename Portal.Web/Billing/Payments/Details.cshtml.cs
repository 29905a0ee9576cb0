using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Billing.Payments;

/// <summary>How a payment stands: where the customer comes back to, and may come back again.</summary>
[PageInfo("Payment")]
public sealed class DetailsModel(PaymentService service, PaymentNotices notices) : PortalPage
{
    [FromRoute]
    public string Reference { get; set; } = "";

    public OnlinePayment Payment { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var customer = HttpContext.Me()!.CustomerNumber ?? "";
        if (await service.FindAsync(customer, Reference, ct) is not { } payment)
            return NotFound();
        await notices.AskAsync(payment, ct);
        Payment = (await service.FindAsync(customer, Reference, ct))!;
        return Page();
    }
}
