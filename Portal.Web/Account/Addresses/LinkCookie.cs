using Portal.Web.Site;

namespace Portal.Web.Account.Addresses;

/// <summary>
/// Holds the secret of a link that came by mail. It moves from the address into a cookie, so that it stays in no history; nothing happens
/// until a button is pressed, for programs that check mails follow links too.
/// </summary>
internal sealed class LinkCookie(string name)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public string? Held(PortalPage page) => page.Request.Cookie(name);

    /// <summary>True when the address carried a secret, which the cookie holds now: the page is asked for anew without it.</summary>
    public bool Take(PortalPage page)
    {
        if (page.Request.Query["token"] is not [{ Length: 43 } token])
            return false;
        page.Response.SetCookie(name, token, Life);
        return true;
    }
}
