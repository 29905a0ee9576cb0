using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Site;

namespace Portal.Web.Identity.Connect.Clients;

/// <summary>An administrator adds a client; its secret is shown once.</summary>
[PageInfo("Clients", Title = "Clients.New")]
[RequireRecentSignIn(RequireSecondStep = true)]
[ResponseCache(NoStore = true)]
public sealed class CreateModel(ClientService service) : PortalPage
{
    [BindProperty]
    public ClientInput Input { get; set; } = new();

    /// <summary>The secret of the client that was just added.</summary>
    public string? NewSecret { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (client, hasSecret) = (Input.ToClient(Input.ClientId), Input.HasSecret != "no");
        foreach (var (field, text) in ClientRules.Check(client, hasSecret))
            AddError(field, text);
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        var (refusal, secret) = await service.CreateAsync(HttpContext.Me()!.Target, client, hasSecret, ct);
        if (refusal is not null)
        {
            AddError("clientId", "Clients.IdTaken");
            return await ShowAgainAsync(ct);
        }

        if (secret is null)
            return Redirect(Links.Connect.Client(client.ClientId));
        NewSecret = secret;
        return Page();
    }
}
