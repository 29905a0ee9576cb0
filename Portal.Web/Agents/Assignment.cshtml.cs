using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>Gives a ticket to somebody of its level, or back into the queue with a note.</summary>
public sealed class AssignmentModel(
    AgentService desk,
    Database db,
    TicketReader file,
    ServiceLevels levels,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : TicketActionPage(file, levels, clock, texts)
{
    private const string OfLevel = """
        select p.id, p.name, (select count(*) from ticket t where t.assignee_id = p.id and t.resolved_at is null
            and t.closed_at is null) tickets
        from person p where p.locked_at is null and exists (select 1 from person_role r where r.person_id = p.id and r.role in (@role,
            @supervisor)) order by p.name limit 200
        """;

    [FromForm(Name = "person")]
    public long Person { get; set; }

    [FromForm(Name = "note")]
    public string? Note { get; set; }

    public IReadOnlyList<Candidate> People { get; private set; } = [];

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await FindAsync(ct) ? await ActAsync("assigned", () => desk.AssignAsync(Me, AsSeen, Person, ct), ct) : NotFound();

    public async Task<IActionResult> OnPostBackAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        var note = Lines("note", Note, 2000, "Agents.NoteMissing");
        return await ActAsync("back", () => desk.UnassignAsync(Me, AsSeen, note, ct), ct);
    }

    protected override async Task ReadAsync(CancellationToken ct) =>
        People = await db.ListAsync<Candidate>(OfLevel, new { role = Roles.Agents[Ticket.Level - 1], supervisor = Roles.Supervisor }, ct);

    public sealed record Candidate
    {
        public required long Id { get; init; }

        public required string Name { get; init; }

        public required long Tickets { get; init; }
    }
}
