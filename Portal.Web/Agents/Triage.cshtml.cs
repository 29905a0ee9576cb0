using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>How urgent a ticket is, how much of the service is gone and whose skill it needs, with the reason.</summary>
public sealed class TriageModel(
    AgentService desk,
    TicketReader file,
    ServiceLevels levels,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : TicketActionPage(file, levels, clock, texts)
{
    [FromForm(Name = "priority")]
    public int Priority { get; set; }

    [FromForm(Name = "severity")]
    public Severity Severity { get; set; }

    [FromForm(Name = "skill")]
    public Skill Skill { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        if (Priority is < 1 or > 4 || !Enum.IsDefined(Severity) || !Enum.IsDefined(Skill))
            return BadRequest();
        var reason = Lines("reason", Reason, 500, "Agents.ReasonMissing");
        return await ActAsync("rated", () => desk.TriageAsync(Me, AsSeen, Priority, Severity, Skill, reason, ct), ct);
    }

    protected override void Begin() => (Priority, Severity, Skill) = (Ticket.Priority, Ticket.Severity, Ticket.Skill);
}
