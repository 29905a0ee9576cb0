using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Identity.Connect;

/// <summary>Asks somebody whether a site may know something of them.</summary>
[PageInfo("Connect.Consent")]
[ResponseCache(NoStore = true)]
public sealed class ConsentModel(ConnectState state, ClientReader clients, ConnectConsents consents, TimeProvider clock) : PortalPage
{
    private ConsentRequest asked = null!;

    /// <summary>Sealed by the endpoint that asks.</summary>
    [BindProperty(Name = "request", SupportsGet = true)]
    public string? Asked { get; set; }

    public ConnectClient Client { get; private set; } = null!;

    /// <summary>What it asks for, in the order of the page; signing in itself is what the page is about.</summary>
    public IEnumerable<string> Scopes => ConnectScopes.All.Intersect(asked.Scopes);

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(string? answer, CancellationToken ct)
    {
        if (!await ReadAsync(ct))
            return NotFound();
        if (answer == "yes")
            await consents.AllowAsync(Me, Client, asked.Scopes, ClientInfo.From(HttpContext), ct);
        var step = new DoneStep(Me.Key, answer == "yes" ? "allowed" : "refused", clock.GetUtcNow());
        return Redirect(Links.Connect.Continue(AuthorizeEndpoint.With(asked.Back, state.Seal(step))));
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct) => await ReadAsync(ct) ? Page() : NotFound();

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (state.Open<ConsentRequest>(Asked) is not { } request || request.Person != Me.Key)
            return false;
        if (await clients.FindAsync(request.ClientId, ct) is not { } client)
            return false;
        (asked, Client) = (request, client);
        return true;
    }
}
