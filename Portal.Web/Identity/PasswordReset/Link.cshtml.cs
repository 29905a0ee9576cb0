using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>Where the link of a mail leads: its secret moves from the address to a cookie. Nothing is used up.</summary>
public sealed class LinkModel : PortalPage
{
    public IActionResult OnGet(string secret)
    {
        if (secret.Length != 43)
            return Redirect(Links.PasswordReset.Expired);
        ResetSessionStore.Hold(HttpContext, ResetPurposes.Link, secret);
        return Redirect(Links.PasswordReset.NewPassword);
    }
}
