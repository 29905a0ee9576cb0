using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Plans.Buying;

/// <summary>
/// How an order for a new line stands: at first the confirmation, then the way it goes. Who came from the mailbox confirms it here; until
/// it
/// is carried out it can be taken back.
/// </summary>
[ResponseCache(NoStore = true)]
[PageInfo("Buying.Order")]
public sealed class OrderModel(PurchaseService purchases, PurchaseReader reader) : PortalPage
{
    [FromRoute]
    public string Reference { get; set; } = "";

    public Purchase Purchase { get; private set; } = null!;

    /// <summary>Null when the catalogue cannot be asked just now.</summary>
    public ReadPurchase? Read { get; private set; }

    /// <summary>True for who came from the mailbox and has not confirmed yet.</summary>
    public bool CanVerify => Purchase.State == PurchaseState.Ordered && BuyerSecrets.Of(this).Link == Purchase.LinkHash;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostVerifyAsync(CancellationToken ct) =>
        await AnswerAsync(await purchases.VerifyAsync(BuyerSecrets.Of(this), Reference, ct), "verified", ct);

    public async Task<IActionResult> OnPostCancelAsync(CancellationToken ct) =>
        await AnswerAsync(await purchases.CancelAsync(BuyerSecrets.Of(this), Reference, ct), "cancelled", ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await purchases.FindAsync(BuyerSecrets.Of(this), Reference, ct) is not { } purchase)
            return NotFound();
        if (purchase.State == PurchaseState.Quoted)
            return Redirect(Links.Buying.Confirm(purchase.Reference));
        (Purchase, Read) = (purchase, await reader.ReadAsync(purchase.Quote, Language.FromCode(purchase.Language), ct));
        Metadata.Title = Texts["Plans.Order.Title", purchase.Reference];
        return Page();
    }

    private async Task<IActionResult> AnswerAsync(PurchaseRefusal? refusal, string done, CancellationToken ct)
    {
        switch (refusal)
        {
            case null:
                return RedirectDone(Links.Buying.Order(Reference), done);
            case PurchaseRefusal.UnknownOrder:
                return NotFound();
            case PurchaseRefusal.Unavailable:
                return await ShowUnavailableAsync(ct);
            default:
                AddError("", $"Buying.Refusal.{refusal}");
                return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
        }
    }
}
