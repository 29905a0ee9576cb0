using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.Connect.Clients;

/// <summary>The sites, apps and devices people may sign in to with their account, for administrators.</summary>
[PageInfo("Clients")]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(ClientReader clients) : PortalPage
{
    public IReadOnlyList<ConnectClient> Clients { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Clients = await clients.ListAsync(ct);
}
