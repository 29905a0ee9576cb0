using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>Where somebody is signed in, and the end of each of these sessions.</summary>
public sealed class SessionsModel(SessionService desk, IStringLocalizer<Text> texts) : AccountPage(texts, "Sessions")
{
    /// <summary>The one this page is seen in is the first.</summary>
    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    protected override IReadOnlyList<string> Notices => ["ended", "others"];

    public string NameOf(Session session) => session.Device == "?" ? Texts["Sessions.UnknownDevice"] : session.Device;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostEndAsync(string? id, CancellationToken ct) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && await desk.EndAsync(Me, number, ct)
            ? To(Links.Account.Sessions, "ended")
            : NotFound();

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken ct)
    {
        await desk.EndOthersAsync(Me, ct);
        return To(Links.Account.Sessions, "others");
    }

    protected override async Task ReadAsync(CancellationToken ct) =>
        Sessions = [.. (await desk.OpenAsync(Me.PersonId, ct)).OrderByDescending(s => s.Id == Me.SessionId)];
}
