using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>The answer to "does it work again?", by the link of a mail. A "no" leads to a request that knows what it is about.</summary>
public sealed class MailedFeedbackModel(IncidentService desk, IStringLocalizer<Text> texts)
    : MailLinkPage(desk, LinkPurpose.Answer, "Answer", texts)
{
    /// <summary>What the link says; the buttons count.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Works { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (Works is not ("yes" or "no"))
            return Invalid();
        if (Follower is null)
            return await Desk.AnsweredAsync(Token, ct) is { } answered ? Onward(answered) : Invalid();
        await Desk.AnswerAsync($"follower:{Follower.Key}", null, About, Works == "yes", ct);
        return Onward(About);
    }

    private RedirectResult Onward(string about)
    {
        return Works == "yes"
            ? RedirectDone(Links.Status.MailedFeedback, "works")
            : Redirect(Links.Tickets.NewOf("fault", incident: about));
    }
}
