using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Plans.Buying;

/// <summary>
/// What lets somebody without an account see their order: the browser it was made in for half a day, and the link of a mail for as long as
/// an order takes. Both are secrets in cookies; only hashes are kept.
/// </summary>
/// <param name="Browser">Hash of this browser's secret; empty when it has none.</param>
/// <param name="Link">Hash of the secret of a link that was followed; empty when none was.</param>
/// <param name="LinkSecret">That secret, for the mail that follows.</param>
public sealed record BuyerSecrets(string Browser, string Link, string? LinkSecret)
{
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(12);

    /// <summary>As long as a line may be wished for in advance, and some weeks more.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromDays(PurchaseOffers.LatestDays + 60);

    internal static readonly LinkCookie LinkCookie = new("purchase-link", OpenFor);

    private const string Cookie = "buyer";

    public static BuyerSecrets Of(PortalPage page)
    {
        var (browser, link) = (page.Request.Cookie(Cookie), LinkCookie.Held(page));
        return new(browser is { Length: > 0 } ? Secret.Hash(browser) : "", link is { Length: > 0 } ? Secret.Hash(link) : "", link);
    }

    /// <summary>The same with a secret for this browser, which it is given if it has none.</summary>
    public static BuyerSecrets Give(PortalPage page)
    {
        var held = Of(page);
        if (held.Browser != "")
            return held;
        var secret = Secret.Create(32);
        page.Response.SetCookie(Cookie, secret, OpenFor);
        return held with { Browser = Secret.Hash(secret) };
    }
}
