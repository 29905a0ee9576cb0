using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.SignUp;

/// <summary>The account is there. What makes it safer is offered, not demanded.</summary>
[PageInfo("SignUp.Welcome")]
[ResponseCache(NoStore = true)]
public sealed class WelcomeModel : PortalPage
{
    public Me Me => HttpContext.Me()!;

    public IActionResult OnGet()
    {
        if (Me is null)
            return Redirect(Links.SignIn.Index());
        Metadata.SameInEveryLanguage(l => LinksIn(l).Account.Index);
        return Page();
    }
}
