using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Status;
using Portal.Web.Tickets.Attachments;
using Portal.Web.Tickets.New;

namespace Portal.Web.Tickets.Tracking;

/// <summary>One request as its customer sees it: where it stands, what was promised, what happened, and what they can do.</summary>
[RequestSizeLimit(MaxFormSize)]
[WithoutDatabase]
[RequestFormLimits(MultipartBodyLengthLimit = MaxFormSize, ValueCountLimit = 100, ValueLengthLimit = 256 * 1024)]
public sealed class DetailsModel(
    TicketAccess access,
    TicketService desk,
    Timeline timeline,
    SurveyService survey,
    AttachmentService attachments,
    IncidentCache incidents,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : TicketFormPage(attachments, texts)
{
    private static readonly string[] Notices = ["sent", "closed", "reopened", "judged"];

    /// <summary>What was done just before; the page says so once.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    public override string? Notice => Done is not null && Notices.Contains(Done) ? Texts[$"Tickets.Done.{Done}"].Value : null;

    public Ticket Ticket { get; private set; } = null!;

    /// <summary>The reference of a request this browser may not see, if there is one at all.</summary>
    public string? Unknown { get; private set; }

    /// <summary>False when the database is gone: then there is only what somebody has just written.</summary>
    public bool IsRead { get; private set; }

    /// <summary>The request that goes on in place of this one.</summary>
    public string? GoesOnIn { get; private set; }

    /// <summary>The incident it belongs to, while everybody may read of it.</summary>
    public Incident? Known { get; private set; }

    public IReadOnlyList<Timeline.TimelineItem> Moments { get; private set; } = [];

    public PromiseClock Clock { get; private set; } = new([], false);

    public bool MayReopen => Ticket.MayReopen(clock.GetUtcNow());

    /// <summary>False for whoever filed it with an address nobody has shown to be theirs.</summary>
    public bool ReadsAnswers { get; private set; }

    /// <summary>True when what was written could not be added, and the page has no form any more to hold it.</summary>
    public bool IsKept =>
        !IsValid && !string.IsNullOrWhiteSpace(Words) && (Ticket.MergedIntoId is not null || (Ticket.IsDone() && !MayReopen));

    public bool AsksHowItWas { get; private set; }

    public Me? Me => HttpContext.Me();

    public string Here => Links.Tickets.Details(Ticket.Reference);

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) =>
        await ReadAsync(reference, ct) ? Page() : NotHere(reference);

    public Task<IActionResult> OnPostAsync(string reference, CancellationToken ct) =>
        OfTicketAsync(
            reference,
            async () =>
            {
                if (await TakeFilesAsync(ct))
                    return IsValid ? Page() : Invalid();
                await ReportMissingFilesAsync(ct);
                if (Act == "change")
                    return Page(); // from a request that could not take it
                var words = Lines("words", Words, Files.Count > 0 && !Ticket.IsDone() ? "" : "Tickets.Reply.Missing");
                if (!IsValid)
                    return Invalid();
                return Answered(
                    await desk.ReplyAsync(Ticket, TicketActor.From(HttpContext, Ticket), words, SentFormOf(), ct),
                    Ticket.IsDone() ? "reopened" : "sent"
                );
            },
            ct
        );

    public Task<IActionResult> OnPostCloseAsync(string reference, CancellationToken ct) =>
        OfTicketAsync(
            reference,
            async () => Answered(await desk.CloseAsync(Ticket, TicketActor.From(HttpContext, Ticket), "", ct), "closed", "Close."),
            ct
        );

    protected override Task<IActionResult> StaleAsync()
    {
        Metadata.Title = Texts["Tickets.Reply.Title"]; // when the request cannot be read either
        return OfTicketAsync(
            (string?)RouteData.Values["reference"],
            async () =>
            {
                await KeepFilesAsync(HttpContext.RequestAborted);
                return await base.StaleAsync();
            },
            HttpContext.RequestAborted
        );
    }

    private async Task<IActionResult> OfTicketAsync(string? reference, Func<Task<IActionResult>> deed, CancellationToken ct) =>
        await ReadAsync(reference, ct) ? await deed() : NotHere(reference);

    // What could be a request is answered alike whether it exists or not; a guest comes back to a bookmark when the half day is over, or
    // with words that are not to be lost.
    private IActionResult NotHere(string? reference)
    {
        if ((Unknown = TicketReference.Read(reference)) is null)
            return NotFound();
        Metadata.Title = Texts["Tickets.Unknown.Title"];
        return Invalid(StatusCodes.Status404NotFound);
    }

    private IActionResult Answered(TicketRefusal? refusal, string done, string what = "")
    {
        if (refusal is null)
            return Redirect($"{Here}?done={done}");
        AddError("", $"Tickets.Refusal.{what}{refusal}");
        return Invalid(StatusCodes.Status409Conflict);
    }

    private async Task<bool> ReadAsync(string? reference, CancellationToken ct)
    {
        if (await access.FindAsync(HttpContext, reference, ct) is not { } ticket)
            return false;
        Ticket = ticket;
        (Metadata.Title, Metadata.Script) = (ticket.Subject, "js/tickets.js");
        ReadsAnswers = await access.ReadsAnswersAsync(HttpContext, ticket, ct);
        (Moments, Clock) = (
            await timeline.ReadAsync(ticket.Id, await access.HasMailboxAsync(HttpContext, ticket, ct), ct),
            PromiseClock.For(ticket, clock.GetUtcNow())
        );
        if (!ReadsAnswers)
            Moments = Timeline.WithoutAnswers(Moments);
        AsksHowItWas = ticket.State == TicketState.Closed && await survey.IsPendingAsync(ticket, ct);
        Known = await incidents.FindAsync(ticket.Incident, ct);
        if (ticket.MergedIntoId is not null)
            GoesOnIn = await access.SurvivorAsync(HttpContext, ticket, ct);
        await ReadFilesAsync(ct);
        return IsRead = true;
    }
}
