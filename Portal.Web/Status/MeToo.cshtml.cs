using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>
/// Joining an incident: a guest says where, and where to write if they like; who is
/// signed in has only a button, on the page of the incident.
/// </summary>
public sealed class MeTooModel(
    IncidentCache incidents,
    IncidentService desk,
    CustomerLines lines,
    AttemptLimits limits,
    IStringLocalizer<Text> texts
) : MailboxPage(limits, texts)
{
    [BindProperty]
    public string? Postcode { get; set; }

    public Incident Incident { get; private set; } = null!;

    private string Address => Links.Status.Details(Incident.Reference);

    /// <summary>What is no incident, or is over, cannot be joined.</summary>
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await incidents.FindAsync($"{RouteData.Values["reference"]}") is not { } found)
        {
            context.Result = NotFound();
            return;
        }

        Incident = found;
        (Metadata.Title, Metadata.OwnNotice) = (Texts["Status.MeToo"], true);
        if (found.IsUnderWay)
            await base.OnPageHandlerExecutionAsync(context, next);
        else
            context.Result = Redirect(Address);
    }

    public IActionResult OnGet() => HttpContext.Me() is null ? Page() : Redirect(Address);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (HttpContext.Me() is { } me)
            return await JoinAsync(me, ct);
        if (Web.Status.Postcode.Read(Postcode) is not { } postcode)
            AddError("postcode", "Status.Check.NoPostcode");
        else if (await MayWriteAsync(ct))
            return await JoinAsync(postcode, ct);
        return Refused();
    }

    private async Task<IActionResult> JoinAsync(Me me, CancellationToken ct)
    {
        var mine = me.CustomerNumber is { } number ? await lines.ListAsync(number, ct) : [];
        var line =
            mine.FirstOrDefault(l => Incident.Area.Covers(Web.Status.Postcode.Read(l.Address.Postcode), l.Node, l.Technology))
            ?? (mine is [var only] ? only : null);
        return Redirect($"{Address}?done={(await desk.JoinAsync(me, Incident, line, Language, ct) ? "joined-mail" : "joined")}");
    }

    private async Task<IActionResult> JoinAsync(string postcode, CancellationToken ct)
    {
        if (await Limits.TakeAsync(ReporterCookie.Reporting(HttpContext), ct) == TimeSpan.Zero) // else they are thanked and not counted
            await desk.ReportAsync(
                new Report
                {
                    Kind = ReportKind.MeToo,
                    Who = "browser:" + ReporterCookie.NameOf(HttpContext),
                    Incident = Incident.Reference,
                    Postcode = postcode,
                },
                ct
            );
        if (Typed is not { } email)
            return Redirect($"{Address}?done=joined");
        await desk.FollowAsync(
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
}
