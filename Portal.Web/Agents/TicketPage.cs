using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.Links;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>A page about one ticket of the desk. A change is made to the ticket as it was seen: the form carries its version.</summary>
public abstract class TicketPage(TicketReader file, ServiceLevels levels, TimeProvider clock, IStringLocalizer<Text> texts)
    : AgentPage(levels, clock, texts)
{
    private static readonly string[] Notices =
    [
        "answered",
        "noted",
        "taken",
        "assigned",
        "back",
        "offered",
        "accepted",
        "returned",
        "rated",
        "promised",
        "tied",
        "untied",
        "merged",
        "unmerged",
    ];

    [FromRoute(Name = "reference")]
    public string? Reference { get; set; }

    [FromForm(Name = "version")]
    public long? Version { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public Ticket Ticket { get; private set; } = null!;

    public bool MayWork => Rights.MayWork(Ticket);

    /// <summary>Somebody else changed the ticket while this form was filled in.</summary>
    public bool WasChanged { get; private set; }

    public override string? Notice => Done is { } done && Notices.Contains(done) ? Texts[$"Agents.Done.{done}"].Value : null;

    /// <summary>The ticket with the version the form was made for.</summary>
    protected Ticket AsSeen => Ticket with { Version = Version ?? -1 };

    /// <summary>The addresses of what can be done with the ticket.</summary>
    public AgentTicketLinks To => Links.Agents.Ticket(Ticket.Reference);

    protected async Task<bool> FindAsync(CancellationToken ct)
    {
        if (await file.FindAsync(Reference, ct) is not { } found)
            return false;
        Ticket = found;
        Metadata.Title = $"{found.Reference} · {found.Subject}";
        return true;
    }

    protected Task AuditViewAsync(CancellationToken ct) => file.AuditViewAsync(Me.Target, Ticket, ct);

    /// <summary>Reads what the page shows beside its form.</summary>
    protected abstract Task ReadAsync(CancellationToken ct);

    /// <summary>The page again, with what was typed. Of a ticket that changed the newest is shown, and the form is good for that.</summary>
    protected async Task<IActionResult> RefusedAsync(AgentRefusal refusal, CancellationToken ct)
    {
        AddError("", $"Agents.Refused.{refusal}");
        WasChanged = refusal == AgentRefusal.Changed;
        if (WasChanged)
            await FindAsync(ct);
        Version = Ticket.Version;
        return await ShowAgainAsync(ct, StatusCodes.Status409Conflict);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (Ticket is null && !await FindAsync(ct))
            return NotFound();
        await ReadAsync(ct);
        return Page();
    }

    protected RedirectResult Back(string done) => RedirectDone(To.Details, done);
}
