using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Tickets.Tracking;

/// <summary>How it went: answered in the portal by whoever may see the request.</summary>
public sealed class SurveyModel(TicketAccess access, SurveyService survey, IStringLocalizer<Text> texts) : FormPage(texts)
{
    public const int MaxTextLength = 2000;

    [BindProperty]
    public string? Score { get; set; }

    [BindProperty(Name = "opinion")]
    public string? Words { get; set; }

    public Ticket Ticket { get; private set; } = null!;

    /// <summary>1 to 5; null for anything else.</summary>
    public static int? ScoreOf(string? typed) => typed is [>= '1' and <= '5' and var digit] ? digit - '0' : null;

    /// <summary>What was added, as it is kept.</summary>
    public static string WordsOf(string? typed) => typed?.ReplaceLineEndings("\n").Trim() ?? "";

    public async Task<IActionResult> OnGetAsync(string reference, CancellationToken ct) =>
        await ReadAsync(reference, ct)
            ? await survey.IsPendingAsync(Ticket, ct)
                ? Page()
                : Redirect(Links.Tickets.Details(Ticket.Reference))
            : NotFound();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!await ReadAsync(reference, ct))
            return NotFound();
        if (ScoreOf(Score) is null)
            AddError("score", "Tickets.Opinion.Missing");
        if (WordsOf(Words).Length > MaxTextLength)
            AddError("opinion", "Form.TooLong", MaxTextLength);
        if (!IsValid)
            return Invalid();
        if (
            !await survey.SubmitAsync(Ticket, ScoreOf(Score)!.Value, WordsOf(Words), TicketActor.From(HttpContext, Ticket).Name, null, ct)
            && Ticket.ClosedAt is null
        )
        {
            AddError("", "Tickets.Opinion.Open");
            return Invalid(StatusCodes.Status409Conflict);
        }

        return RedirectDone(Links.Tickets.Details(Ticket.Reference), "judged");
    }

    protected override async Task<IActionResult> StaleAsync() =>
        await ReadAsync((string?)RouteData.Values["reference"], HttpContext.RequestAborted) ? await base.StaleAsync() : NotFound();

    private async Task<bool> ReadAsync(string? reference, CancellationToken ct)
    {
        if (await access.FindAsync(HttpContext, reference, ct) is not { } ticket)
            return false;
        Ticket = ticket;
        Metadata.Title = Texts["Tickets.Opinion.Title"];
        return true;
    }
}
