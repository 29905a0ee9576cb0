using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Connect;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>The other sites and devices somebody signs in to with this account, and the end of each.</summary>
[PageInfo("Sites")]
public sealed class SitesModel(ConnectedSites service) : PortalPage
{
    public IReadOnlyList<ConnectedSite> Sites { get; private set; } = [];

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(string? site, CancellationToken ct) =>
        site is { Length: > 0 } && await service.EndAsync(Me, site, ct) ? RedirectDone(Links.Account.Sites, "ended") : NotFound();

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Sites = await service.ListAsync(Me.PersonId, ct);
        return Page();
    }
}
