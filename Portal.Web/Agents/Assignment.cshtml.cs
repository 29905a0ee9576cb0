using Microsoft.AspNetCore.Mvc;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Agents;

/// <summary>Gives a ticket to somebody of its level, or back into the queue with a note.</summary>
[PageInfo("Agents", Script = "js/agents.js", OwnSearch = true)]
public sealed class AssignmentModel(AgentService service, AgentTicket current, Database db) : PortalPage
{
    private const string OfLevel = """
        select p.id, p.name, (select count(*) from ticket t where t.assignee_id = p.id and t.resolved_at is null
            and t.closed_at is null) tickets
        from person p where p.locked_at is null and exists (select 1 from person_role r where r.person_id = p.id and r.role in (@role,
            @supervisor)) order by p.name limit 200
        """;

    public AgentTicket Current => current;

    /// <summary>Who was chosen.</summary>
    public long Person { get; private set; }

    /// <summary>Why it goes back into the queue, as it was typed.</summary>
    public NoteInput Note { get; private set; } = new();

    public IReadOnlyList<Candidate> People { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => current.OpenAsync(this, ct);

    public Task<IActionResult> OnPostAsync([FromForm] long person, CancellationToken ct)
    {
        Person = person;
        return current.ActAsync(this, "assigned", ticket => service.AssignAsync(HttpContext.Me()!, ticket, person, ct), ct);
    }

    public Task<IActionResult> OnPostBackAsync([FromForm] NoteInput input, CancellationToken ct)
    {
        Note = input;
        return current.ActAsync(this, "back", ticket => service.UnassignAsync(HttpContext.Me()!, ticket, input.Note, ct), ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        var level = new { role = Roles.Agents[current.Ticket.Level - 1], supervisor = Roles.Supervisor };
        People = await db.ListAsync<Candidate>(OfLevel, level, ct);
        return Page();
    }

    public sealed record NoteInput
    {
        [Lines(2000, Missing = "Agents.NoteMissing")]
        public string Note { get; init; } = "";
    }

    public sealed record Candidate
    {
        public required long Id { get; init; }

        public required string Name { get; init; }

        public required long Tickets { get; init; }
    }
}
