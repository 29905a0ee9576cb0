using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>Where "this was not me" leads: its secret moves from the address to a cookie. Nothing is changed.</summary>
public sealed class AccountLockLinkModel : PortalPage
{
    public IActionResult OnGet(string secret)
    {
        if (secret.Length != 43)
            return Redirect(Links.PasswordReset.Expired);
        AccountLockLink.Hold(HttpContext, secret);
        return Redirect(Links.PasswordReset.LockAccount);
    }
}
