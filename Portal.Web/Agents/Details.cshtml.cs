using Microsoft.AspNetCore.Mvc;
using Portal.Web.Help;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>One ticket, as agents see it: what was said, what the customer has, and the way to answer.</summary>
[PageInfo("Agents", Script = "js/agents.js", OwnSearch = true)]
public sealed class DetailsModel(
    TicketQueue queue,
    AgentService service,
    TicketContextReader contexts,
    Presence presence,
    ReplySnippets insertions,
    CannedReplies replies,
    AgentTicket current
) : PortalPage
{
    private const int MaxLength = 10_000;
    private const int Beside = 12;

    private static readonly string[] Ways =
    [
        "InProgress",
        "Pending",
        "Held-Supplier",
        "Held-Visit",
        "Held-Incident",
        "Resolved",
        "Rejected",
    ];

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public override FormState Form { get; } = new() { HandlerValidates = true };

    public AgentTicket Current => current;

    public Ticket Ticket => current.Ticket;

    public Me Me => HttpContext.Me()!;

    public AgentPermissions Rights => AgentPermissions.For(Me);

    /// <summary>Articles to insert; null while nobody looked for one.</summary>
    public IReadOnlyList<Article>? Found { get; private set; }

    public IReadOnlyList<CannedReplies.CannedReply> Canned { get; private set; } = [];

    public TicketContext TicketContext { get; private set; } = null!;

    public IReadOnlyList<Presence.Present> Present { get; private set; } = [];

    public QueueFilter Filter => QueueFilter.From(Request.Query, Rights);

    /// <summary>What stands around the ticket in the queue.</summary>
    public IReadOnlyList<TicketQueue.Item> List { get; private set; } = [];

    /// <summary>The address of the one before it in the queue; null for the first.</summary>
    public string? Previous { get; private set; }

    /// <summary>The address of the one after it; null for the last.</summary>
    public string? Following { get; private set; }

    public string Chosen => Choices.Any(c => c == Input.Next) ? Input.Next! : "InProgress";

    public bool IsNote => Input.Kind == "note";

    /// <summary>Customers are answered in the ticket that goes on, not in its duplicates.</summary>
    public bool MayAnswer => current.MayWork && Ticket.MergedIntoId is null && Choices.Count > 0;

    /// <summary>Where an answer may lead to from here.</summary>
    public IReadOnlyList<string> Choices => [.. Ways.Where(IsPossible)];

    /// <summary>What came in while somebody wrote.</summary>
    public bool IsNew(TicketEntry entry) => Input.Seen is { } seen && entry.Id > seen;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        await current.AuditViewAsync(ct);
        await presence.ShowAsync(Ticket.Id, Me.PersonId, isWriting: false, ct);
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        Check("text", Input.Text, MaxLength, IsNote ? "Agents.NoteMissing" : "Agents.ReplyMissing");
        var resolves = !IsNote && Chosen == "Resolved";
        if (resolves)
            Check("advice", Input.Advice, 2000, "Agents.AdviceMissing");
        if (!ModelState.IsValid)
            return await ShowAgainAsync(ct);
        var text = resolves ? $"{Input.Text}\n\n{Input.Advice}" : Input.Text;
        if (IsNote)
        {
            await service.NoteAsync(Me, Ticket, text, ct);
            return current.Back("noted");
        }

        var (state, waiting) =
            Chosen.Split('-') is [var name, .. var rest] && Enum.TryParse<TicketState>(name, out var to)
                ? (to, rest is [var whom] ? Enum.Parse<WaitingFor>(whom) : (WaitingFor?)null)
                : (TicketState.InProgress, null);
        if (await service.ReplyAsync(Me, current.AsSeen, new Reply(text, state, waiting), ct) is { } refusal)
            return await current.RefusedAsync(refusal, ct);
        await presence.LeaveAsync(Ticket.Id, Me.PersonId, ct);
        return current.Back("answered");
    }

    /// <summary>Looks for an article; what was typed stays.</summary>
    public async Task<IActionResult> OnPostFindAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        Found = Input.Find is { Length: > 0 } find ? await insertions.FindAsync(Ticket, find.Length > 200 ? find[..200] : find, ct) : [];
        return await ShowAsync(ct);
    }

    /// <summary>Puts an article or a ready reply below what was typed.</summary>
    public async Task<IActionResult> OnPostInsertAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        if (await insertions.WordsAsync(Ticket, Input.Insert, ct) is { } words)
            Input = Input with { Text = Input.Text == "" ? words : $"{Input.Text}\n\n{words}" };
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        return await service.TakeAsync(Me, current.AsSeen, ct) is { } refusal
            ? await current.RefusedAsync(refusal, ct)
            : current.Back("taken");
    }

    /// <summary>
    /// Asked by the open page three times a minute: shows that somebody is here, and answers who else is and whether something is new.
    /// </summary>
    public async Task<IActionResult> OnPostHereAsync([FromForm] bool writing, [FromForm] long? version, CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        await presence.ShowAsync(Ticket.Id, Me.PersonId, writing, ct);
        Present = await presence.OthersAsync(Ticket.Id, Me.PersonId, ct);
        return new JsonResult(
            new
            {
                changed = version is not null && version != Ticket.Version,
                changedWords = Texts["Agents.ChangedMeanwhile"].Value,
                others = Present.Select(Say),
            }
        );
    }

    public string Say(Presence.Present other) => Texts[other.IsWriting ? "Agents.IsWriting" : "Agents.IsLooking", other.Name];

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (!await current.FindAsync(this, ct))
            return NotFound();
        TicketContext = await contexts.ReadAsync(Ticket, ct);
        Present = await presence.OthersAsync(Ticket.Id, Me.PersonId, ct);
        Canned = await replies.InAsync(Ticket.Language, ct);
        await ReadQueueAsync(ct);
        return Page();
    }

    // The ticket itself may stand there no more: its place does, and the next one is still the next.
    private async Task ReadQueueAsync(CancellationToken ct)
    {
        var (filter, place) = (Filter, new QueueCursor(Ticket.NextUpdateDue, Ticket.Id));
        var before = await queue.PageAsync(filter, Me.PersonId, null, place, Beside, ct);
        var from = await queue.PageAsync(filter, Me.PersonId, place with { Id = Ticket.Id - 1 }, null, Beside, ct);
        List = [.. before, .. from];
        string? AddressOf(TicketQueue.Item? item) => item is null ? null : Links.Agents.Details(item.Reference, filter.Query);
        Previous = AddressOf(before is [.., var last] ? last : null);
        Following = AddressOf(from.FirstOrDefault(i => i.Id != Ticket.Id));
    }

    private void Check(string field, string typed, int longest, string missing)
    {
        if (typed == "")
            AddError(field, missing);
        else if (new LinesAttribute(longest).FaultOf(typed) is { } fault)
            AddError(field, fault.Key, fault.Values);
    }

    private bool IsPossible(string choice)
    {
        var state = Enum.Parse<TicketState>(choice.Split('-')[0]);
        return TicketStates.MayFollow(TicketTrigger.AgentReply, Ticket.State, state);
    }

    public sealed record InputModel
    {
        [Lines(MaxLength)]
        public string Text { get; init; } = "";

        [Lines(MaxLength)]
        public string Advice { get; init; } = "";

        public string? Next { get; init; }

        public string? Kind { get; init; }

        public string? Find { get; init; }

        public string? Insert { get; init; }

        /// <summary>The last entry that stood on the page when somebody began to write.</summary>
        public long? Seen { get; init; }
    }
}
