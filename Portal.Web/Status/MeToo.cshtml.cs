using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Status;

/// <summary>
/// Joining an incident: a guest says where, and where to write if they like; who is
/// signed in has only a button, on the page of the incident.
/// </summary>
[PageInfo("Status.MeToo", Title = "Status.MeToo", OwnNotice = true)]
public sealed class MeTooModel(
    IncidentCache incidents,
    IncidentService service,
    CustomerLines lines,
    AttemptLimits limits,
    MailboxLimits mailboxes
) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Incident Incident { get; private set; } = null!;

    private string Address => Links.Status.Details(Incident.Reference);

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await incidents.FindAsync($"{RouteData.Values["reference"]}", ct) is not { IsUnderWay: true } found)
            return await ShowAsync(ct);
        Incident = found;
        if (HttpContext.Me() is { } me)
            return await JoinAsync(me, ct);
        if (Postcode.Read(Input.Postcode) is { } postcode)
            return await JoinAsync(postcode, EmailAddress.Canonical(Input.Email), ct);
        AddError("postcode", "Status.Check.NoPostcode");
        return await ShowAgainAsync(ct);
    }

    /// <summary>What is no incident, or is over, cannot be joined.</summary>
    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await incidents.FindAsync($"{RouteData.Values["reference"]}", ct) is not { } found)
            return NotFound();
        Incident = found;
        return found.IsUnderWay && HttpContext.Me() is null ? Page() : Redirect(Address);
    }

    private async Task<IActionResult> JoinAsync(Me me, CancellationToken ct)
    {
        var mine = me.CustomerNumber is { } number ? await lines.ListAsync(number, ct) : [];
        var line =
            mine.FirstOrDefault(l => Incident.Area.Covers(Postcode.Read(l.Address.Postcode), l.Node, l.Technology))
            ?? (mine is [var only] ? only : null);
        return Redirect($"{Address}?done={(await service.JoinAsync(me, Incident, line, Language, ct) ? "joined-mail" : "joined")}");
    }

    private async Task<IActionResult> JoinAsync(string postcode, string email, CancellationToken ct)
    {
        if (email != "" && await mailboxes.TakeAsync(HttpContext, email, ct) is var wait && wait > TimeSpan.Zero)
            return await this.TooManyAttemptsAsync(wait, ct);
        if (await limits.TakeAsync(ReporterCookie.Reporting(HttpContext), ct) == TimeSpan.Zero) // else they are thanked and not counted
            await service.ReportAsync(
                new Report
                {
                    Kind = ReportKind.MeToo,
                    Reporter = "browser:" + ReporterCookie.NameOf(HttpContext),
                    Incident = Incident.Reference,
                    Postcode = postcode,
                },
                ct
            );
        if (email == "")
            return Redirect($"{Address}?done=joined");
        await service.FollowAsync(
            new FollowRequest
            {
                Email = email,
                Language = Language,
                Incident = Incident,
            },
            ct
        );
        return Redirect($"{Address}?done=joined-following");
    }

    public sealed record InputModel
    {
        public string? Postcode { get; init; }

        [Recipient(Missing = null)]
        public string Email { get; init; } = "";
    }
}
