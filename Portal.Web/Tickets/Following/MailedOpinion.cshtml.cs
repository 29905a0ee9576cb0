using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Tickets.Following;

/// <summary>The same by the link of a mail, without signing in. Its secret moves from the address into a cookie; it says nothing of the request but its reference.</summary>
public sealed class MailedOpinionModel(SurveyDesk survey, IStringLocalizer<Text> texts) : FormPage(texts)
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
            return Redirect($"/{Language}/tickets/opinion");
        }

        await ReadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (Ticket is null) return Again(StatusCodes.Status410Gone);
        if (OpinionModel.ScoreOf(Score) is null) Wrong("score", "Tickets.Opinion.Missing");
        if (OpinionModel.WordsOf(Words).Length > OpinionModel.LongestWords) Wrong("opinion", "Form.TooLong", OpinionModel.LongestWords);
        if (!IsRight) return Again();
        var score = OpinionModel.ScoreOf(Score)!.Value;

        if (!await survey.AnswerAsync(Ticket, score, OpinionModel.WordsOf(Words), Ticket.Name, Request.Cookie(Cookie), ct, RepeatedForm.Of(HttpContext)) && Ticket.ClosedAt is null)
        {
            Wrong("", "Tickets.Opinion.Open");
            return Again(StatusCodes.Status409Conflict);
        }

        return Redirect($"/{Language}/tickets/opinion?done=yes");
    }

    protected override async Task<IActionResult> StaleAsync()
    {
        await ReadAsync(HttpContext.RequestAborted);
        return await base.StaleAsync();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Head.Title = Texts["Tickets.Opinion.Title"];
        Head.SameInEveryLanguage(l => $"/{l}/tickets/opinion");
        Ticket = Done is null ? await survey.OfLinkAsync(Request.Cookie(Cookie), ct, RepeatedForm.Of(HttpContext)) : null;
    }
}
