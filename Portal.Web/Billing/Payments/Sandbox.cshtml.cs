using Microsoft.AspNetCore.Mvc;
using Portal.Web.Plans;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Payments;
using Portal.Web.Site;

namespace Portal.Web.Billing.Payments;

/// <summary>The payment provider of the demonstration: whoever tries the portal decides how a payment ends.</summary>
[PageInfo("Sandbox")]
public sealed class SandboxModel(PaymentOptions options, IServiceProvider services, PaymentNotices notices) : PortalPage
{
    [FromRoute]
    public string Reference { get; set; } = "";

    public Money Sum { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "outcome")] string? outcome, CancellationToken ct)
    {
        if (!options.Sandbox || services.GetService<SandboxPayments>() is not { } sandbox)
            return NotFound();
        if (await sandbox.RowAsync(Reference, ct) is not { } row)
            return NotFound();
        var state = outcome switch
        {
            "pay" or "twice" or "late" or "refund" or "chargeback" => PaymentState.Captured,
            "bank" => PaymentState.Pending,
            _ => PaymentState.Failed,
        };
        if (await sandbox.MoveAsync(Reference, state, ct) is var (body, signature) && outcome != "late")
            for (var times = outcome == "twice" ? 2 : 1; times > 0; times--)
                await notices.ReceiveAsync(body, signature, ct);
        var gone = outcome == "refund" ? PaymentState.Refunded : PaymentState.ChargedBack;
        if (outcome is "refund" or "chargeback" && await sandbox.MoveAsync(Reference, gone, ct) is var (later, signed))
            await notices.ReceiveAsync(later, signed, ct);
        return Redirect(new Uri(row.ReturnUrl).PathAndQuery);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!options.Sandbox || services.GetService<SandboxPayments>() is not { } sandbox)
            return NotFound();
        if (await sandbox.RowAsync(Reference, ct) is not { } row)
            return NotFound();
        Sum = new(row.Amount, row.Currency);
        return Page();
    }

    public string Amount => Sum.In(Language);
}
