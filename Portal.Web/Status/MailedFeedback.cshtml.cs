using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>
/// The answer to "does it work again?", by the link of a mail. Nothing happens until a button is pressed, for programs that check mails
/// follow links too. A "no" leads to a request that knows what it is about.
/// </summary>
[PageInfo("Status.Answer", OwnNotice = true)]
public sealed class MailedFeedbackModel(IncidentService service) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>What the link says; the buttons count.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Works { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public Follower? Follower { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Works is not ("yes" or "no"))
            return await ShowAgainAsync(ct);
        var (follower, about) = await FollowerLink.FindAsync(service, LinkPurpose.Answer, Token, ct);
        if (follower is not null)
            await service.AnswerAsync($"follower:{follower.Key}", null, about, Works == "yes", ct);
        else if (await service.AnsweredAsync(Token, ct) is { } answered)
            about = answered;
        else
            return await ShowAgainAsync(ct);
        return Works == "yes"
            ? RedirectDone(Links.Status.MailedFeedback, "works")
            : Redirect(Links.Tickets.NewOf("fault", incident: about));
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Follower = (await FollowerLink.FindAsync(service, LinkPurpose.Answer, Token, ct)).Follower;
        Metadata.SameInEveryLanguage(l => $"{LinksIn(l).Status.MailedFeedback}{Request.QueryString}");
        return Page();
    }
}
