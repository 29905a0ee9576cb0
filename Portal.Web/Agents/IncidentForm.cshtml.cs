using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Status;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>Ties a ticket to an outage: one of those that are open, or any by its reference. An empty field unties it.</summary>
public sealed class IncidentFormModel(
    AgentService desk,
    IncidentCache incidents,
    IncidentReader reader,
    IServices services,
    TicketReader file,
    ServiceLevels levels,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : TicketActionPage(file, levels, clock, texts)
{
    [FromForm(Name = "incident")]
    public string? Incident { get; set; }

    /// <summary>What is open or planned; first what touches a line of this customer.</summary>
    public IReadOnlyList<(Incident Incident, bool IsTheirs)> Open { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        var typed = Incident?.Trim() ?? "";
        var found = Data.Reference.Read('N', typed) is { } reference ? await reader.FindAsync(reference, ct) : null;
        if (typed != "" && found is null)
            AddError("incident", "Agents.IncidentWrong");
        else if (found is { PublishedAt: null })
            AddError("incident", "Agents.Refused.Suspected");
        return await ActAsync(found is null ? "untied" : "tied", () => desk.LinkIncidentAsync(Me, AsSeen, found, ct), ct);
    }

    protected override void Begin() => Incident = Ticket.Incident;

    protected override async Task ReadAsync(CancellationToken ct)
    {
        var lines = Ticket.CustomerNumber is { } number && (await services.ListAsync(number, ct)).Has(out var all) ? all : [];
        Open =
        [
            .. incidents
                .Current.UnderWay.Concat(incidents.Current.Planned)
                .Select(i =>
                    (Incident: i, IsTheirs: lines.Any(l => i.Area.Covers(Postcode.Read(l.Address.Postcode), l.Node, l.Technology)))
                )
                .OrderByDescending(i => i.IsTheirs),
        ];
    }
}
