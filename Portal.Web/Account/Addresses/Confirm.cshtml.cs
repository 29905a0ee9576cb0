using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Account.Addresses;

/// <summary>A new address is confirmed, by whoever reads the mail that went there.</summary>
public sealed class ConfirmModel(AddressService desk, AddressTokens tokens, IStringLocalizer<Text> texts)
    : AddressLinkPage(texts, "Addresses.Confirm", "address-confirm")
{
    public string Email { get; private set; } = "";

    protected override IReadOnlyList<string> Notices => ["changed"];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await desk.ConfirmAsync(Held, ClientInfo.From(HttpContext), ct) is not null || await tokens.WasDoneAsync(Held, ct)
            ? To(Links.Account.ConfirmAddress, "changed")
            : await ShowAgainAsync(ct);

    protected override async Task ReadAsync(CancellationToken ct)
    {
        if (await tokens.ConfirmationAsync(Held, ct) is not { } token)
            return;
        (IsGood, Email) = (true, AddressTokens.Read(token).Email!);
    }
}
