using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>Ties a ticket to an outage by its reference; an empty field unties it.</summary>
public sealed class IncidentFormModel(AgentDesk desk, TicketFile file, ServiceLevels levels, TimeProvider clock, IStringLocalizer<Text> texts) : ActPage(file, levels, clock, texts)
{
    [FromForm(Name = "incident")]
    public string? Incident { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct)) return NotFound();
        var typed = Incident?.Trim() ?? "";
        var incident = typed == "" ? null : Data.Reference.Read('N', typed);
        if (typed != "" && incident is null) Wrong("incident", "Agents.IncidentWrong");
        return await ActAsync("tied", () => desk.LinkAsync(Me, AsSeen, incident, ct), ct);
    }

    protected override void Begin() => Incident = Ticket.Incident;
}
