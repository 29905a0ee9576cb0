using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Status;
using Portal.Web.Tickets;

namespace Portal.Web.Agents.Queue;

/// <summary>One change to several tickets that were chosen in the queue.</summary>
[PageInfo("Agents", Title = "Agents.Bulk.Title", Script = "js/agents.js", OwnSearch = true)]
public sealed class ChangesModel(
    BulkChange bulk,
    AgentService service,
    MergeService merges,
    TicketReader tickets,
    IncidentReader incidentReader,
    IncidentCache incidents,
    Database db
) : PortalPage
{
    private const string Staff = """
        select p.id, p.name from person p where p.locked_at is null
            and exists (select 1 from person_role r where r.person_id = p.id and r.role in (@one, @two, @three, @supervisor))
        order by p.name limit 300
        """;

    private static readonly object StaffRoles = new
    {
        one = Roles.Agent1,
        two = Roles.Agent2,
        three = Roles.Agent3,
        supervisor = Roles.Supervisor,
    };

    public override FormState Form { get; } = new() { HandlerValidates = true };

    public Me Me => HttpContext.Me()!;

    public IReadOnlyList<ChosenTicket> Chosen { get; private set; } = [];

    public IReadOnlyList<Ticket> Tickets { get; private set; } = [];

    public IReadOnlyList<Candidate> People { get; private set; } = [];

    public IEnumerable<Incident> OpenIncidents => incidents.Current.UnderWay.Concat(incidents.Current.Planned);

    /// <summary>The queue the tickets were chosen in.</summary>
    public string From => FilterIn(IsPosted ? Request.Form["from"].ToString() : Request.Query["from"].ToString()).Query;

    public PriorityInput Priority { get; private set; } = new();

    public MergeInput Merge { get; private set; } = new();

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>
    /// Ticked in the queue, to be taken at once or changed otherwise: then the choice goes into the address, so that the page can be opened
    /// again.
    /// </summary>
    public async Task<IActionResult> OnPostAsync([FromForm] long? person, CancellationToken ct)
    {
        if (person == Me.PersonId)
            return await OnPostAssignAsync(Me.PersonId, ct);
        var chosen = ChosenTicket.Read(Request.Form["ticket"]);
        return Redirect(
            chosen.Count == 0 ? Links.Agents.QueueOf($"{From}&changed=0") : Links.Agents.Changes(ChosenTicket.Query(chosen, From))
        );
    }

    public Task<IActionResult> OnPostAssignAsync([FromForm] long person, CancellationToken ct) =>
        ActAsync(ticket => person == Me.PersonId ? service.TakeAsync(Me, ticket, ct) : service.AssignAsync(Me, ticket, person, ct), ct);

    public Task<IActionResult> OnPostPriorityAsync([FromForm] PriorityInput input, CancellationToken ct)
    {
        Priority = input;
        return input.Priority is < 1 or > 4
            ? Task.FromResult<IActionResult>(BadRequest())
            : ActAsync(t => service.TriageAsync(Me, t, input.Priority, t.Severity, t.Skill, input.Reason, ct), ct);
    }

    public async Task<IActionResult> OnPostIncidentAsync([FromForm] string? incident, CancellationToken ct)
    {
        if (Reference.Read('N', incident ?? "") is not { } reference || await incidentReader.FindAsync(reference, ct) is not { } found)
            AddError("incident", "Agents.IncidentWrong");
        else
            return await ActAsync(t => service.LinkIncidentAsync(Me, t, found, ct), ct);
        return await ShowAgainAsync(ct);
    }

    public async Task<IActionResult> OnPostMergeAsync([FromForm] MergeInput input, CancellationToken ct)
    {
        Merge = input;
        if (await tickets.FindAsync(input.Into, ct) is not { } into)
            AddError("into", "Agents.NoSuchTicket");
        else
            return await ActAsync(t => merges.MergeAsync(Me, t, into, input.Note, ct), ct, into.Reference);
        return await ShowAgainAsync(ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Chosen = ChosenTicket.Read(IsPosted ? Request.Form["ticket"] : Request.Query["ticket"]);
        Tickets = await bulk.FindAsync(Chosen, ct);
        if (Tickets.Count == 0 && !IsPosted)
            return Redirect(Links.Agents.QueueOf(From));
        Metadata.SameInEveryLanguage(l => LinksIn(l).Agents.Changes(ChosenTicket.Query(Chosen, From)));
        People = await db.ListAsync<Candidate>(Staff, StaffRoles, ct);
        return Page();
    }

    private async Task<IActionResult> ActAsync(Func<Ticket, Task<AgentRefusal?>> change, CancellationToken ct, string? but = null)
    {
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        var chosen = await bulk.FindAsync(ChosenTicket.Read(Request.Form["ticket"]), ct);
        var result = await BulkChange.EachAsync(chosen.Where(t => t.Reference != but), change);
        return Redirect(Links.Agents.QueueOf($"{From}&{result.Query}"));
    }

    private QueueFilter FilterIn(string query) =>
        QueueFilter.From(new QueryCollection(QueryHelpers.ParseQuery(query)), AgentPermissions.For(Me));

    public sealed record PriorityInput
    {
        public int Priority { get; init; } = 3;

        [Lines(500, Missing = "Agents.ReasonMissing")]
        public string Reason { get; init; } = "";
    }

    public sealed record MergeInput
    {
        public string? Into { get; init; }

        [Lines(500, Missing = "Agents.ReasonMissing")]
        public string Note { get; init; } = "";
    }

    public sealed record Candidate
    {
        public required long Id { get; init; }

        public required string Name { get; init; }
    }
}
