using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Help;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>One ticket on the desk: what was said, what the customer has, and the way to answer.</summary>
public sealed class DetailsModel(
    TicketQueue queue,
    AgentService desk,
    TicketContextReader dossiers,
    Presence presence,
    ReplySnippets insertions,
    CannedReplies replies,
    TicketReader file,
    ServiceLevels levels,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : TicketPage(file, levels, clock, texts)
{
    private const int MaxLength = 10_000;
    private const int Beside = 25;

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

    [FromForm(Name = "text")]
    public string? Words { get; set; }

    [FromForm(Name = "advice")]
    public string? Advice { get; set; }

    [FromForm(Name = "next")]
    public string? Next { get; set; }

    [FromForm(Name = "kind")]
    public string? Kind { get; set; }

    [FromForm(Name = "find")]
    public string? Find { get; set; }

    [FromForm(Name = "insert")]
    public string? Insert { get; set; }

    /// <summary>Articles to insert; null while nobody looked for one.</summary>
    public IReadOnlyList<Article>? Found { get; private set; }

    public IReadOnlyList<CannedReplies.CannedReply> Canned { get; private set; } = [];

    /// <summary>The last entry that stood on the page when somebody began to write.</summary>
    [FromForm(Name = "seen")]
    public long? Seen { get; set; }

    public TicketContext Dossier { get; private set; } = null!;

    public IReadOnlyList<Presence.Present> Present { get; private set; } = [];

    public QueueFilter Filter => QueueFilter.From(Request.Query, Rights);

    public IReadOnlyList<TicketQueue.Item> List { get; private set; } = [];

    public string Chosen => Choices.Any(c => c == Next) ? Next! : "InProgress";

    public bool IsNote => Kind == "note";

    /// <summary>Customers are answered in the ticket that goes on, not in its duplicates.</summary>
    public bool MayAnswer => MayWork && Ticket.MergedIntoId is null && Choices.Count > 0;

    /// <summary>Where an answer may lead to from here.</summary>
    public IReadOnlyList<string> Choices => [.. Ways.Where(IsPossible)];

    /// <summary>What came in while somebody wrote.</summary>
    public bool IsNew(TicketEntry entry) => Seen is { } seen && entry.Id > seen;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        await AuditViewAsync(ct);
        await presence.ShowAsync(Ticket.Id, Me.PersonId, isWriting: false, ct);
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        var text = Lines("text", Words, MaxLength, IsNote ? "Agents.NoteMissing" : "Agents.ReplyMissing");
        if (!IsNote && Chosen == "Resolved")
            text = $"{text}\n\n{Lines("advice", Advice, 2000, "Agents.AdviceMissing")}";
        if (!IsValid)
            return await ShowAgainAsync(ct);
        if (IsNote)
        {
            await desk.NoteAsync(Me, Ticket, text, ct);
            return Back("noted");
        }

        var (state, waiting) =
            Chosen.Split('-') is [var name, .. var rest] && Enum.TryParse<TicketState>(name, out var to)
                ? (to, rest is [var whom] ? Enum.Parse<WaitingFor>(whom) : (WaitingFor?)null)
                : (TicketState.InProgress, null);
        if (await desk.ReplyAsync(Me, AsSeen, new Reply(text, state, waiting), ct) is { } refusal)
            return await RefusedAsync(refusal, ct);
        await presence.LeaveAsync(Ticket.Id, Me.PersonId, ct);
        return Back("answered");
    }

    /// <summary>Looks for an article; what was typed stays.</summary>
    public async Task<IActionResult> OnPostFindAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        Found = string.IsNullOrWhiteSpace(Find) ? [] : await insertions.FindAsync(Ticket, Find.Length > 200 ? Find[..200] : Find, ct);
        return await ShowAsync(ct);
    }

    /// <summary>Puts an article or a ready reply below what was typed.</summary>
    public async Task<IActionResult> OnPostInsertAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        if (await insertions.WordsAsync(Ticket, Insert, ct) is { } words)
            Words = string.IsNullOrWhiteSpace(Words) ? words : $"{Words.TrimEnd()}\n\n{words}";
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostTakeAsync(CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        return await desk.TakeAsync(Me, AsSeen, ct) is { } refusal ? await RefusedAsync(refusal, ct) : Back("taken");
    }

    /// <summary>
    /// Asked by the open page three times a minute: shows that somebody is here, and answers who else is and whether something is new.
    /// </summary>
    public async Task<IActionResult> OnPostHereAsync([FromForm] bool writing, CancellationToken ct)
    {
        if (!await FindAsync(ct))
            return NotFound();
        await presence.ShowAsync(Ticket.Id, Me.PersonId, writing, ct);
        Present = await presence.OthersAsync(Ticket.Id, Me.PersonId, ct);
        return new JsonResult(
            new
            {
                changed = Version is { } version && version != Ticket.Version,
                changedWords = Texts["Agents.ChangedMeanwhile"].Value,
                others = Present.Select(Say),
            }
        );
    }

    public string Say(Presence.Present other) => Texts[other.IsWriting ? "Agents.IsWriting" : "Agents.IsLooking", other.Name];

    protected override async Task ReadAsync(CancellationToken ct)
    {
        Dossier = await dossiers.ReadAsync(Ticket, ct);
        Present = await presence.OthersAsync(Ticket.Id, Me.PersonId, ct);
        Canned = await replies.InAsync(Ticket.Language, ct);
        List = await queue.PageAsync(Filter, Me.PersonId, null, null, Beside, ct);
    }

    private bool IsPossible(string choice)
    {
        var state = Enum.Parse<TicketState>(choice.Split('-')[0]);
        return TicketStates.MayFollow(TicketTrigger.AgentReply, Ticket.State, state);
    }
}
