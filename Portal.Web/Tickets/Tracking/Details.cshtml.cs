using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Status;
using Portal.Web.Tickets.New;

namespace Portal.Web.Tickets.Tracking;

/// <summary>One request as its customer sees it: where it stands, what was promised, what happened, and what they can do.</summary>
[PageInfo("Tickets")]
[RequestSizeLimit(FormFiles.MaxFormSize)]
[WithoutDatabase]
[RequestFormLimits(MultipartBodyLengthLimit = FormFiles.MaxFormSize, ValueCountLimit = 100, ValueLengthLimit = 256 * 1024)]
public sealed class DetailsModel(
    TicketAccess access,
    TicketService tickets,
    Timeline timeline,
    SurveyService survey,
    FormFiles files,
    IncidentCache incidents,
    TimeProvider clock
) : PortalPage
{
    [BindProperty]
    public SubmissionInput Submission { get; set; } = new();

    [BindProperty]
    public string? Text { get; set; }

    public override FormState Form { get; } =
        new()
        {
            HandlerValidates = true,
            ShowsWithoutData = true,
            UnavailableText = "Tickets.Ask.Fault",
        };

    public FormFiles Files => files;

    public Ticket Ticket { get; private set; } = null!;

    /// <summary>The reference of a request this browser may not see, if there is one at all.</summary>
    public string? Unknown { get; private set; }

    /// <summary>False when the database is gone: then there is only what somebody has just written.</summary>
    public bool IsRead { get; private set; }

    /// <summary>The request that goes on in place of this one.</summary>
    public string? ContinuesIn { get; private set; }

    /// <summary>The incident it belongs to, while everybody may read of it.</summary>
    public Incident? Known { get; private set; }

    public IReadOnlyList<Timeline.TimelineItem> Moments { get; private set; } = [];

    public PromiseStatus Promise { get; private set; } = new([], false);

    public bool MayReopen => Ticket.MayReopen(clock.GetUtcNow());

    /// <summary>False for whoever filed it with an address nobody has shown to be theirs.</summary>
    public bool ReadsAnswers { get; private set; }

    /// <summary>True when what was written could not be added, and the page has no form any more to hold it.</summary>
    public bool IsKept =>
        HasErrors && !string.IsNullOrWhiteSpace(Text) && (Ticket.MergedIntoId is not null || (Ticket.IsDone() && !MayReopen));

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
                if (await files.TakeAsync(this, Submission, ct))
                    return Shown();
                await files.ReportMissingAsync(this, Submission, ct);
                if (Submission.Act == "change")
                    return Page(); // from a request that could not take it
                var text = Checked();
                if (!ModelState.IsValid)
                    return Shown();
                return Answered(
                    await tickets.ReplyAsync(Ticket, TicketActor.From(HttpContext, Ticket), text, Submission.FormOf(HttpContext), ct),
                    Ticket.IsDone() ? "reopened" : "sent"
                );
            },
            ct
        );

    public Task<IActionResult> OnPostCloseAsync(string reference, CancellationToken ct) =>
        OfTicketAsync(
            reference,
            async () => Answered(await tickets.CloseAsync(Ticket, TicketActor.From(HttpContext, Ticket), "", ct), "closed", "Close."),
            ct
        );

    public override Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Metadata.Title = Texts["Tickets.Reply.Title"]; // when the request cannot be read either
        return OfTicketAsync(
            (string?)RouteData.Values["reference"],
            async () =>
            {
                await files.KeepAsync(this, Submission, ct);
                return Page();
            },
            ct
        );
    }

    private PageResult Shown() => ModelState.IsValid ? Page() : PageWith(StatusCodes.Status422UnprocessableEntity);

    private string Checked()
    {
        var text = (Text ?? "").ReplaceLineEndings("\n").Trim();
        if (text == "" && (files.Waiting.Count == 0 || Ticket.IsDone()))
            AddError("text", "Tickets.Reply.Missing");
        else if (text != "" && new LinesAttribute(TicketFormInput.MaxTextLength).FaultOf(text) is { } fault)
            AddError("text", fault.Key, fault.Values);
        return text;
    }

    private async Task<IActionResult> OfTicketAsync(string? reference, Func<Task<IActionResult>> action, CancellationToken ct) =>
        await ReadAsync(reference, ct) ? await action() : NotHere(reference);

    // What could be a request is answered alike whether it exists or not; a guest comes back to a bookmark when the half day is over, or
    // with words that are not to be lost.
    private IActionResult NotHere(string? reference)
    {
        if ((Unknown = TicketReference.Read(reference)) is null)
            return NotFound();
        Metadata.Title = Texts["Tickets.Unknown.Title"];
        return PageWith(StatusCodes.Status404NotFound);
    }

    private IActionResult Answered(TicketRefusal? refusal, string done, string what = "")
    {
        if (refusal is null)
            return RedirectDone(Here, done);
        AddError("", $"Tickets.Refusal.{what}{refusal}");
        return PageWith(StatusCodes.Status409Conflict);
    }

    private async Task<bool> ReadAsync(string? reference, CancellationToken ct)
    {
        if (await access.FindAsync(HttpContext, reference, ct) is not { } ticket)
            return false;
        Ticket = ticket;
        (Metadata.Title, Metadata.Script) = (ticket.Subject, "js/tickets.js");
        ReadsAnswers = await access.ReadsAnswersAsync(HttpContext, ticket, ct);
        (Moments, Promise) = (
            await timeline.ReadAsync(ticket.Id, await access.HasMailboxAsync(HttpContext, ticket, ct), ct),
            PromiseStatus.For(ticket, clock.GetUtcNow())
        );
        if (!ReadsAnswers)
            Moments = Timeline.WithoutAnswers(Moments);
        AsksHowItWas = ticket.State == TicketState.Closed && await survey.IsPendingAsync(ticket, ct);
        Known = await incidents.FindAsync(ticket.Incident, ct);
        if (ticket.MergedIntoId is not null)
            ContinuesIn = await access.SurvivorAsync(HttpContext, ticket, ct);
        await files.ReadAsync(this, Submission, ct);
        return IsRead = true;
    }
}
