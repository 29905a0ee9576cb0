using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Connect;
using Portal.Web.Identity.External;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Site;

namespace Portal.Web.Account.Security;

/// <summary>The identity servers somebody can sign in through: each can be connected and disconnected, but not the last way in.</summary>
[PageInfo("ExternalSignIns")]
[RequireRecentSignIn(RequireSecondStep = true, OnlyOnPost = true)]
public sealed class ExternalSignInsModel(
    ExternalServers servers,
    ExternalLogins service,
    SecurityMethodService methods,
    PersonStore store,
    ConnectState state
) : PortalPage
{
    public IReadOnlyList<ExternalLogin> Logins { get; private set; } = [];

    /// <summary>Servers that are not connected yet and are for people like this one.</summary>
    public IReadOnlyList<ExternalServer> Others =>
        [
            .. servers.All.Where(s =>
                Logins.All(l => l.Server != s.Key) && (s.GivesRoles || ExternalRoles.Refusal(s, [.. Me.Roles]) is null)
            ),
        ];

    private Me Me => HttpContext.Me()!;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    // A form of the portal may not lead away; a page between them does.
    public IActionResult OnPostConnect([FromForm] string? server) =>
        servers.Find(server) is { } found
            ? Redirect(Links.Connect.Continue(Links.External.Connect(found.Key, state.Seal(new ConnectPermit(Me.Key, found.Key)))))
            : NotFound();

    public async Task<IActionResult> OnPostDisconnectAsync([FromForm] long login, CancellationToken ct)
    {
        var mine = await service.ListAsync(Me.PersonId, ct);
        if (mine.FirstOrDefault(l => l.Id == login) is not { } gone)
            return RedirectDone(Links.Account.ExternalSignIns, "disconnected"); // in another tab, a moment ago
        try
        {
            await methods.ChangeAsync(
                "external-sign-in.disconnected",
                async person =>
                {
                    await store.RemoveLoginAsync(person, gone.Server, $"{gone.Issuer} {gone.Subject}", ct);
                    return true;
                },
                lessens: !mine.Any(l => l.Id != login && l.IsUsable)
            );
        }
        catch (LastSecurityMethodException)
        {
            AddError("", "SecurityMethods.LastWay");
            return await ShowAgainAsync(ct);
        }

        return RedirectDone(Links.Account.ExternalSignIns, "disconnected");
    }

    /// <summary>Where there is no server there is no page, but for those who are connected with one that was.</summary>
    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Logins = await service.ListAsync(Me.PersonId, ct);
        return servers.All.Count + Logins.Count == 0 ? NotFound() : Page();
    }
}
