using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.SignUp;

/// <summary>The account is there. What makes it safer is offered, not demanded.</summary>
[ResponseCache(NoStore = true)]
public sealed class WelcomeModel(IStringLocalizer<Text> texts) : PortalPage
{
    public Me Me { get; private set; } = null!;

    public IActionResult OnGet()
    {
        if (HttpContext.Me() is not { } me)
            return Redirect(Links.SignIn.Index());
        Me = me;
        Metadata.Title = texts["SignUp.Welcome.Title"];
        Metadata.SameInEveryLanguage(l => LinksIn(l).Account.Index);
        return Page();
    }
}
