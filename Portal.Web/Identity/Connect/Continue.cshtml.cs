using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.External;
using Portal.Web.Site;

namespace Portal.Web.Identity.Connect;

/// <summary>
/// Between a form of the portal and the client's site. Browsers let a form lead only to where the policy of its page says, whatever
/// redirects follow; this page ends that chain, and the browser goes on by itself.
/// </summary>
[PageInfo("Connect.Continue")]
[ResponseCache(NoStore = true)]
public sealed class ContinueModel : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public string Way { get; private set; } = "";

    private bool MayFollow(string way) =>
        way.StartsWith(ConnectAddresses.Authorize + "?", StringComparison.Ordinal)
        || way.StartsWith($"{Language.Home}{ExternalAddresses.Root}/", StringComparison.Ordinal);

    public IActionResult OnGet()
    {
        if (LocalUrl.Parse(To) is not { } way || !MayFollow(way))
            return NotFound();
        Way = way;
        Response.Headers["Refresh"] = $"0;url={way}";
        return Page();
    }
}
