using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Provider;
using Portal.Web.Site;
using Portal.Web.Status;

namespace Portal.Web.Agents;

/// <summary>Links a ticket to an outage: one of those that are open, or any by its reference. An empty field unlinks it.</summary>
[PageInfo("Agents", Script = "js/agents.js", OwnSearch = true)]
public sealed class IncidentFormModel(
    AgentService service,
    AgentTicket current,
    IncidentCache incidents,
    IncidentReader reader,
    IServices services
) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AgentTicket Current => current;

    /// <summary>What is open or planned; first what touches a line of this customer.</summary>
    public IReadOnlyList<(Incident Incident, bool IsTheirs)> Open { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => current.OpenAsync(this, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var typed = Input.Incident?.Trim() ?? "";
        var found = Data.Reference.Read('N', typed) is { } reference ? await reader.FindAsync(reference, ct) : null;
        if (typed != "" && found is null)
            AddError("incident", "Agents.IncidentWrong");
        else if (found is { PublishedAt: null })
            AddError("incident", "Agents.Refused.Suspected");
        return await current.ActAsync(
            this,
            found is null ? "unlinked" : "linked",
            ticket => service.LinkIncidentAsync(HttpContext.Me()!, ticket, found, ct),
            ct
        );
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        if (!IsPosted)
            Input = new() { Incident = current.Ticket.Incident };
        var lines = current.Ticket.CustomerNumber is { } number && (await services.ListAsync(number, ct)).Has(out var all) ? all : [];
        Open =
        [
            .. incidents
                .Current.UnderWay.Concat(incidents.Current.Planned)
                .Select(i =>
                    (Incident: i, IsTheirs: lines.Any(l => i.Area.Covers(Postcode.Read(l.Address.Postcode), l.Node, l.Technology)))
                )
                .OrderByDescending(i => i.IsTheirs),
        ];
        return Page();
    }

    public sealed record InputModel
    {
        public string? Incident { get; init; }
    }
}
