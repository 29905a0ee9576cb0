using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Account.Addresses;

/// <summary>A new address is confirmed, by whoever reads the mail that went there.</summary>
[PageInfo("Addresses.Confirm")]
public sealed class ConfirmModel(AddressService addresses, AddressTokens tokens) : PortalPage
{
    private static readonly LinkCookie Link = new("address-confirm", TimeSpan.FromMinutes(30));

    /// <summary>False when the link is good no more: there is nothing to press then.</summary>
    public bool IsGood { get; private set; }

    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        Link.Take(this) ? Redirect(Links.Account.ConfirmAddress) : await ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await addresses.ConfirmAsync(Link.Held(this), ClientInfo.From(HttpContext), ct) is not null
        || await tokens.WasDoneAsync(Link.Held(this), ct)
            ? RedirectDone(Links.Account.ConfirmAddress, "changed")
            : await ShowAgainAsync(ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await tokens.ConfirmationAsync(Link.Held(this), ct) is { } token)
            (IsGood, Email) = (true, AddressTokens.Read(token).Email!);
        return Page();
    }
}
