using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Plans.Buying;

/// <summary>Everything that is bought, what it costs and binds to, the contract summary, and the button that says that it costs.</summary>
[ResponseCache(NoStore = true)]
[PageInfo("Buying.Confirm")]
public sealed class ConfirmModel(PurchaseService purchases, PurchaseReader reader) : PortalPage
{
    [FromRoute]
    public string Reference { get; set; } = "";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Purchase Purchase { get; private set; } = null!;

    public ReadPurchase Read { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (reference, refusal) = await purchases.OrderAsync(BuyerSecrets.Of(this), HttpContext.Me(), Reference, Input.Shown, ct);
        switch (refusal)
        {
            case null:
                return RedirectDone(Links.Buying.Order(reference!), "ordered");
            case PurchaseRefusal.UnknownOrder:
                return NotFound();
            case PurchaseRefusal.Unavailable:
                return await ShowUnavailableAsync(ct);
            case PurchaseRefusal.QuoteChanged:
                return RedirectDone(Links.Buying.Confirm(Reference), "requoted");
            default:
                AddError("", $"Buying.Refusal.{refusal}");
                return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
        }
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await purchases.FindAsync(BuyerSecrets.Of(this), Reference, ct) is not { } purchase)
            return NotFound();
        if (purchase.State != PurchaseState.Quoted)
            return Redirect(Links.Buying.Order(purchase.Reference));
        if (await reader.ReadAsync(purchase.Quote, Language.FromCode(purchase.Language), ct) is not { } read)
            return PageWith(StatusCodes.Status503ServiceUnavailable);
        (Purchase, Read) = (purchase, read);
        return Page();
    }

    public sealed record InputModel
    {
        /// <summary>The hash of the summary that the page showed: nothing else is ordered with it.</summary>
        public string? Shown { get; init; }
    }
}
