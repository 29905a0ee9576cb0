using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>Where somebody is signed in, and the end of each of these sessions.</summary>
[PageInfo("Sessions")]
public sealed class SessionsModel(SessionService service) : PortalPage
{
    public Me Me => HttpContext.Me()!;

    /// <summary>The one this page is seen in is the first.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public string NameOf(Session session) => session.Device == "?" ? Texts["Sessions.UnknownDevice"] : session.Device;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostEndAsync(string? id, CancellationToken ct) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await service.EndAsync(Me, number, ct)
            ? RedirectDone(Links.Account.Sessions, "ended")
            : NotFound();

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken ct)
    {
        await service.EndOthersAsync(Me, ct);
        return RedirectDone(Links.Account.Sessions, "others");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Sessions = [.. (await service.OpenAsync(Me.PersonId, ct)).OrderByDescending(s => s.Id == Me.SessionId)];
        return Page();
    }
}
