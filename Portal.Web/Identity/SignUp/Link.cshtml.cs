using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.SignUp;

/// <summary>
/// The address in the mail. The secret goes into a short-lived cookie and out of the
/// address, where it would stay in the history and on screens.
/// </summary>
[ResponseCache(NoStore = true)]
public sealed class LinkModel : PortalPage
{
    internal const string Cookie = "sign-up";

    private const int MaxSecretLength = 200;

    public IActionResult OnGet(string? token)
    {
        if (token is { Length: > 0 and <= MaxSecretLength })
            Response.SetCookie(Cookie, token, TimeSpan.FromHours(1));
        return Redirect(Links.SignUp.Password);
    }
}
