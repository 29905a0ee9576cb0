using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Provider.Routers;
using Portal.Web.Site;

namespace Portal.Web.Router.Control;

/// <summary>Restarts the router, after what stops meanwhile was said.</summary>
[PageInfo("Router.Control.Restart")]
[RequireRecentSignIn]
public sealed class RestartModel(RouterActions actions) : PortalPage
{
    [FromQuery(Name = "line")]
    public string? Line { get; set; }

    public OwnRouter Router { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await ShowAsync(ct);
        return Router is null ? page : await actions.OpenAsync(this, Router, ct) ?? page;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await FindAsync(ct) ?? await actions.SendAsync(this, Router, RouterCommandKind.Reboot, ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct) => await FindAsync(ct) ?? Page();

    private async Task<IActionResult?> FindAsync(CancellationToken ct)
    {
        var (router, otherwise) = await actions.FindAsync(this, Line, ct);
        Router = router!;
        return otherwise;
    }
}
