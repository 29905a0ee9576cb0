using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Provider.Credentials;
using Portal.Web.Provider.Routers;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Router.Control;

/// <summary>
/// Sets the router back to how it left the factory: what is lost is said first, whoever needs the login of the line must have it, and the
/// word that confirms it is typed.
/// </summary>
[PageInfo("Router.Control.Reset")]
[RequireRecentSignIn]
public sealed class ResetModel(RouterActions actions, ICredentials credentials) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [FromQuery(Name = "line")]
    public string? Line { get; set; }

    public OwnRouter Router { get; private set; } = null!;

    /// <summary>True where the router has to be given the login of the line again by hand.</summary>
    public bool NeedsLogin { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var page = await ShowAsync(ct);
        return Router is null ? page : await actions.OpenAsync(this, Router, ct) ?? page;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is { } otherwise)
            return otherwise;
        if (NeedsLogin && Input.HasLogin != "yes")
            AddError("hasLogin", "Router.Control.Reset.LoginMissing");
        if (!string.Equals(Input.Word, Texts["Router.Control.Reset.Word"], StringComparison.OrdinalIgnoreCase))
            AddError("word", "Router.Control.Reset.WordWrong", Texts["Router.Control.Reset.Word"].Value);
        return ModelState.IsValid ? await actions.SendAsync(this, Router, RouterCommandKind.FactoryReset, ct) : await ShowAgainAsync(ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct) => await FindAsync(ct) ?? Page();

    private async Task<IActionResult?> FindAsync(CancellationToken ct)
    {
        var (router, otherwise) = await actions.FindAsync(this, Line, ct);
        if (router is null)
            return otherwise;
        Router = router;
        var known = await credentials.ListAsync(HttpContext.Me()!.CustomerNumber!, ct);
        // Where nobody can say, the customer is asked: without the login there is no way back.
        NeedsLogin =
            !known.Has(out var all)
            || all.Any(c => c.Service == router.Line.Number && c is { Kind: CredentialKind.Connection, ConfiguresRouter: false });
        return null;
    }

    public sealed record InputModel
    {
        [Line(3)]
        public string HasLogin { get; init; } = "";

        [Line(40)]
        public string Word { get; init; } = "";
    }
}
