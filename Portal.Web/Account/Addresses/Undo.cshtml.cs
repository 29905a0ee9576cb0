using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Account.Addresses;

/// <summary>A change of addresses is taken back, by whoever reads the mail that went to an old one.</summary>
[PageInfo("Addresses.Undo")]
public sealed class UndoModel(AddressService addresses, AddressTokens tokens) : PortalPage
{
    private static readonly LinkCookie Link = new("address-undo", TimeSpan.FromMinutes(30));

    /// <summary>False when the link is good no more: there is nothing to press then.</summary>
    public bool IsGood { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        Link.Take(this) ? Redirect(Links.Account.UndoAddress) : await ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await addresses.UndoAsync(Link.Held(this), ClientInfo.From(HttpContext), ct) is not null
        || await tokens.WasDoneAsync(Link.Held(this), ct)
            ? RedirectDone(Links.Account.UndoAddress, "undone")
            : await ShowAgainAsync(ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        IsGood = await tokens.UndoAsync(Link.Held(this), ct) is not null;
        return Page();
    }
}
