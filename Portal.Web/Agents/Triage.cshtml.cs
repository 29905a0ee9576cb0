using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>How urgent a ticket is, how much of the service is gone and whose skill it needs, with the reason.</summary>
[PageInfo("Agents", Script = "js/agents.js", OwnSearch = true)]
public sealed class TriageModel(AgentService service, AgentTicket current) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public AgentTicket Current => current;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => current.OpenAsync(this, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Input.Priority is < 1 or > 4 || !Enum.IsDefined(Input.Severity) || !Enum.IsDefined(Input.Skill))
            return BadRequest();
        return await current.ActAsync(
            this,
            "rated",
            ticket => service.TriageAsync(HttpContext.Me()!, ticket, Input.Priority, Input.Severity, Input.Skill, Input.Reason, ct),
            ct
        );
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        if (!IsPosted)
            Input = new()
            {
                Priority = current.Ticket.Priority,
                Severity = current.Ticket.Severity,
                Skill = current.Ticket.Skill,
            };
        return Page();
    }

    public sealed record InputModel
    {
        public int Priority { get; init; }

        public Severity Severity { get; init; }

        public Skill Skill { get; init; }

        [Lines(500, Missing = "Agents.ReasonMissing")]
        public string Reason { get; init; } = "";
    }
}
