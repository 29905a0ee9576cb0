using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Tickets.Following;

/// <summary>How it went: answered in the portal by whoever may see the request.</summary>
public sealed class OpinionModel(TicketAccess access, SurveyDesk survey, IStringLocalizer<Text> texts) : FormPage(texts)
{
    public const int LongestWords = 2000;

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
        await ReadAsync(reference, ct) ? await survey.IsAskedAsync(Ticket, ct) ? Page() : Redirect($"/{Language}/tickets/{Ticket.Reference}") : NotFound();

    public async Task<IActionResult> OnPostAsync(string reference, CancellationToken ct)
    {
        if (!await ReadAsync(reference, ct)) return NotFound();
        if (ScoreOf(Score) is null) Wrong("score", "Tickets.Opinion.Missing");
        if (WordsOf(Words).Length > LongestWords) Wrong("opinion", "Form.TooLong", LongestWords);
        if (!IsRight) return Again();
        if (!await survey.AnswerAsync(Ticket, ScoreOf(Score)!.Value, WordsOf(Words), Caller.Of(HttpContext, Ticket).Name, null, ct) && Ticket.ClosedAt is null)
        {
            Wrong("", "Tickets.Opinion.Open");
            return Again(StatusCodes.Status409Conflict);
        }

        return Redirect($"/{Language}/tickets/{Ticket.Reference}?done=judged");
    }

    protected override async Task<IActionResult> StaleAsync() => await ReadAsync((string?)RouteData.Values["reference"], HttpContext.RequestAborted) ? await base.StaleAsync() : NotFound();

    private async Task<bool> ReadAsync(string? reference, CancellationToken ct)
    {
        if (await access.FindAsync(HttpContext, reference, ct) is not { } ticket) return false;
        Ticket = ticket;
        Head.Title = Texts["Tickets.Opinion.Title"];
        Head.SameInEveryLanguage(l => $"/{l}/tickets/{ticket.Reference}/opinion");
        return true;
    }
}
