namespace Portal.Web.Site;

/// <summary>
/// Holds the secret of a link that came by mail. It moves from the address into a cookie, so that it stays in no history and no log.
/// Nothing happens until a button is pressed, for programs that check mails follow links too.
/// </summary>
/// <param name="name">The cookie's.</param>
/// <param name="life">How long there is time to press the button.</param>
public sealed class LinkCookie(string name, TimeSpan life)
{
    private const int SecretLength = 43; // 32 bytes in base 64

    public string? Held(PortalPage page) => page.Request.Cookie(name);

    /// <summary>True when the address carried a secret, which the cookie holds now: the page is asked for anew without it.</summary>
    public bool Take(PortalPage page)
    {
        if (page.Request.Query["token"] is not [{ Length: SecretLength } token])
            return false;
        page.Response.SetCookie(name, token, life);
        return true;
    }

    public void Drop(PortalPage page) => page.Response.SetCookie(name, "", TimeSpan.Zero);
}
