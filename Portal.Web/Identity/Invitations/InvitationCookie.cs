using Portal.Web.Site;

namespace Portal.Web.Identity.Invitations;

/// <summary>Holds the secret of a link. It leaves the address at once, so that it stays in no history and no log.</summary>
public sealed class InvitationCookie(string name)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(1);

    public string Secret(PortalPage page) => page.Request.Cookie(name) ?? "";

    /// <summary>True when the address carried a secret, which the cookie holds now: the page is asked for anew without it.</summary>
    public bool Take(PortalPage page)
    {
        if (page.Request.Query["token"].ToString() is not { Length: > 0 and <= 200 } token)
            return false;
        page.Response.SetCookie(name, token, Life);
        return true;
    }

    public void Drop(PortalPage page) => page.Response.SetCookie(name, "", TimeSpan.Zero);
}
