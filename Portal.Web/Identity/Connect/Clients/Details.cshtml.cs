using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Site;

namespace Portal.Web.Identity.Connect.Clients;

/// <summary>One client: what it is, another secret for it, and its end.</summary>
[PageInfo("Clients", Title = "Clients.Title")]
[RequireRecentSignIn(RequireSecondStep = true)]
[ResponseCache(NoStore = true)]
public sealed class DetailsModel(ClientReader clients, ClientService service) : PortalPage
{
    [FromRoute(Name = "client")]
    public string ClientId { get; set; } = "";

    [BindProperty]
    public ClientInput Input { get; set; } = new();

    public ConnectClient Client { get; private set; } = null!;

    /// <summary>The secret that was just made.</summary>
    public string? NewSecret { get; private set; }

    private string Actor => HttpContext.Me()!.Target;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        if (await clients.FindAnyAsync(ClientId, ct) is not { } known)
            return NotFound();
        foreach (var (field, text) in ClientRules.Check(Input.ToClient(ClientId), hasSecret: !known.IsPublic))
            AddError(field, text);
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        if (await service.ChangeAsync(Actor, Input.ToClient(ClientId), ct) is null)
            return RedirectDone(Links.Connect.Client(ClientId), "saved");
        AddError("", "Clients.AlreadyChanged");
        return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    public async Task<IActionResult> OnPostSecretAsync(CancellationToken ct)
    {
        NewSecret = await service.RenewSecretAsync(Actor, ClientId, ct);
        return NewSecret is null ? NotFound() : await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostDisableAsync(CancellationToken ct) =>
        await service.DisableAsync(Actor, ClientId, ct) ? RedirectDone(Links.Connect.Client(ClientId), "disabled") : NotFound();

    public async Task<IActionResult> OnPostEnableAsync(CancellationToken ct) =>
        await service.EnableAsync(Actor, ClientId, ct) ? RedirectDone(Links.Connect.Client(ClientId), "enabled") : NotFound();

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await clients.FindAnyAsync(ClientId, ct) is not { } client)
            return NotFound();
        Client = client;
        Metadata.Title = client.Name;
        if (!IsPosted || NewSecret is not null)
            Input = ClientInput.Of(client);
        return Page();
    }
}
