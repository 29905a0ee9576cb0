using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Plans.Buying;

/// <summary>
/// Where the link of a mail leads. Its secret moves from the address into a cookie, and opens the order; nothing is confirmed until a
/// button
/// is pressed there, for programs that check mails follow links too.
/// </summary>
[ResponseCache(NoStore = true)]
[PageInfo("Buying.Link")]
public sealed class LinkModel(PurchaseService purchases) : PortalPage
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (BuyerSecrets.LinkCookie.Take(this))
            return Redirect(Links.Buying.Link);
        return await purchases.FollowAsync(BuyerSecrets.Of(this), ct) is { } reference
            ? Redirect(Links.Buying.Order(reference))
            : PageWith(StatusCodes.Status410Gone);
    }
}
