using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>Where somebody signed in arrives: what they can do with their account.</summary>
public sealed class IndexModel(IStringLocalizer<Text> texts) : PortalPage
{
    public Me Me => HttpContext.Me()!;

    public void OnGet()
    {
        Head.Title = texts["Site.Account"];
        Head.SameInEveryLanguage(l => $"/{l}/account");
    }
}
