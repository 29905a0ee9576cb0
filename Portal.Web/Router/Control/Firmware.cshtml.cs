using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Provider.Routers;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Router.Control;

/// <summary>Puts a newer version into the router, where one is known.</summary>
[PageInfo("Router.Control.Firmware")]
[RequireRecentSignIn]
public sealed class FirmwareModel(RouterActions actions, IRouterControl control) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [FromQuery(Name = "line")]
    public string? Line { get; set; }

    public OwnRouter Router { get; private set; } = null!;

    public RouterSnapshot Read { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await ShowAsync(ct);
        return Router is null || Read is null ? page : await actions.OpenAsync(this, Router, ct) ?? page;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is { } otherwise)
            return otherwise;
        if (Input.Version != Read.NewerFirmware)
        {
            AddError("", "Router.Control.Firmware.Changed");
            return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
        }

        return await actions.SendAsync(this, Router, RouterCommandKind.Firmware, ct, firmware: Input.Version);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct) => await FindAsync(ct) ?? Page();

    private async Task<IActionResult?> FindAsync(CancellationToken ct)
    {
        var (router, otherwise) = await actions.FindAsync(this, Line, ct);
        if (router is null)
            return otherwise;
        Router = router;
        if ((await control.ReadAsync(router.ManagedAs!, anew: false, ct)).Value is not { NewerFirmware: not null } read)
            return Redirect(Links.RouterControl.Index(Line));
        Read = read;
        return null;
    }

    public sealed record InputModel
    {
        /// <summary>The version that was shown.</summary>
        [Line(60)]
        public string Version { get; init; } = "";
    }
}
