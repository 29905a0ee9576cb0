using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Provider.Payments;
using Portal.Web.Site;

namespace Portal.Web.Billing.Payments;

/// <summary>The ways to pay a bill. Online is one touch here and one on the payment provider's page.</summary>
[PageInfo("Payment")]
public sealed class StartModel(Bills bills, PaymentService service, IPayments payments) : PortalPage
{
    [FromRoute]
    public string Number { get; set; } = "";

    /// <summary>Null when it cannot be read just now.</summary>
    public Bill? Bill { get; private set; }

    public bool IsOffered => payments.IsOffered;

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsOffered)
            return NotFound();
        var (url, refusal) = await service.StartAsync(Me, Number, Language, ct);
        switch (refusal)
        {
            case null:
                return Redirect(url!);
            case PaymentRefusal.UnknownBill:
                return NotFound();
            case PaymentRefusal.Unavailable:
                return await ShowUnavailableAsync(ct);
            default:
                AddError("", $"Payment.Refusal.{refusal}");
                return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
        }
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var answer = await bills.FindAsync(Me.CustomerNumber ?? "", Number, ct);
        if (answer.State == AnswerState.NotFound)
            return NotFound();
        Bill = answer.Value;
        return Bill is null ? PageWith(StatusCodes.Status503ServiceUnavailable) : Page();
    }
}
