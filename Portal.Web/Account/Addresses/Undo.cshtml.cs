using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Account.Addresses;

/// <summary>A change of addresses is taken back, by whoever reads the mail that went to an old one.</summary>
public sealed class UndoModel(AddressService desk, AddressTokens tokens, IStringLocalizer<Text> texts)
    : AddressLinkPage(texts, "Addresses.Undo", "address-undo")
{
    protected override IReadOnlyList<string> Notices => ["undone"];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await desk.UndoAsync(Held, ClientInfo.From(HttpContext), ct) is not null || await tokens.WasDoneAsync(Held, ct)
            ? To(Links.Account.UndoAddress, "undone")
            : await ShowAgainAsync(ct);

    protected override async Task ReadAsync(CancellationToken ct) => IsGood = await tokens.UndoAsync(Held, ct) is not null;
}
