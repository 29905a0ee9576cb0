using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Tickets.Tracking;

/// <summary>
/// The same by the link of a mail, without signing in. Its secret moves from the address into a
/// cookie; it says nothing of the request but its reference.
/// </summary>
public sealed class MailedSurveyModel(SurveyService survey, IStringLocalizer<Text> texts) : FormPage(texts)
{
    private const string Cookie = "opinion";

    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    [BindProperty]
    public string? Score { get; set; }

    [BindProperty(Name = "opinion")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Done { get; set; }

    /// <summary>Null when the link is good no more.</summary>
    public Ticket? Ticket { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? token, CancellationToken ct)
    {
        if (token is { Length: 43 })
        {
            Response.SetCookie(Cookie, token, Life);
            return Redirect(Links.Tickets.MailedSurvey);
        }

        await ReadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (Ticket is null)
            return Invalid(StatusCodes.Status410Gone);
        if (SurveyModel.ScoreOf(Score) is null)
            AddError("score", "Tickets.Opinion.Missing");
        if (SurveyModel.WordsOf(Words).Length > SurveyModel.MaxTextLength)
            AddError("opinion", "Form.TooLong", SurveyModel.MaxTextLength);
        if (!IsValid)
            return Invalid();
        var score = SurveyModel.ScoreOf(Score)!.Value;

        if (
            !await survey.SubmitAsync(
                Ticket,
                score,
                SurveyModel.WordsOf(Words),
                Ticket.Name,
                Request.Cookie(Cookie),
                ct,
                DoubleSubmit.KeyFrom(HttpContext)
            ) && Ticket.ClosedAt is null
        )
        {
            AddError("", "Tickets.Opinion.Open");
            return Invalid(StatusCodes.Status409Conflict);
        }

        return RedirectDone(Links.Tickets.MailedSurvey, "yes");
    }

    protected override async Task<IActionResult> StaleAsync()
    {
        await ReadAsync(HttpContext.RequestAborted);
        return await base.StaleAsync();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Metadata.Title = Texts["Tickets.Opinion.Title"];
        Ticket = Done is null ? await survey.FindByLinkAsync(Request.Cookie(Cookie), ct, DoubleSubmit.KeyFrom(HttpContext)) : null;
    }
}
