using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Provider.Routers;
using Portal.Web.Site;

namespace Portal.Web.Router.Control;

/// <summary>
/// A new name and password for the Wi-Fi. What is typed is handed to the router in this request; the password is never put back into the
/// page, kept or logged.
/// </summary>
[PageInfo("Router.Control.Wifi", Script = "js/wifi.js")]
[RequireRecentSignIn]
public sealed class WifiModel(RouterActions actions, IRouterControl control) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [FromQuery(Name = "line")]
    public string? Line { get; set; }

    public OwnRouter Router { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await ShowAsync(ct);
        if (Router is not null && await actions.OpenAsync(this, Router, ct) is { } open)
            return open;
        if (Router is not null && (await control.ReadAsync(Router.ManagedAs!, anew: false, ct)).Value is { Networks: [var first, ..] })
            Input = Input with { WifiName = first.Name };
        return page;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await FindAsync(ct)
        ?? await actions.SendAsync(this, Router, RouterCommandKind.SetWifi, ct, new WifiSettings(Input.WifiName, Input.Password!));

    public override async Task<IActionResult> ShowAsync(CancellationToken ct) => await FindAsync(ct) ?? Page();

    private async Task<IActionResult?> FindAsync(CancellationToken ct)
    {
        var (router, otherwise) = await actions.FindAsync(this, Line, ct);
        Router = router!;
        return otherwise;
    }

    public sealed record InputModel
    {
        [WifiName(Missing = "Router.Control.Wifi.NameMissing")]
        public string WifiName { get; init; } = "";

        [WifiPassword]
        public string? Password { get; init; }

        // A record writes all of itself into a log line; this one must not.
        public override string ToString() => nameof(InputModel);
    }
}
