using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Portal.Web.Site;

/// <summary>What every page of the portal has: a language and a head.</summary>
public abstract class PortalPage : PageModel
{
    public Head Head { get; } = new();

    public Language Language => HttpContext.LanguageOf();
}
