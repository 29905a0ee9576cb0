using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>
/// A mailbox wants no more mails. The sealed link is all the proof there is and all that is needed: a mail program may send this form by
/// itself (RFC 8058), from nowhere and without a cookie.
/// </summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class UnsubscribeModel(IncidentService desk, IStringLocalizer<Text> texts) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public Follower? Follower { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        (Metadata.Title, Metadata.OwnNotice) = (texts["Status.Leave.Title"], true);
        Metadata.SameInEveryLanguage(l => $"{LinksIn(l).Status.Unsubscribe}{Request.QueryString}");
    }

    public async Task OnGetAsync(CancellationToken ct) => Follower = (await desk.FindFollowerAsync(LinkPurpose.Leave, Token, ct))?.Follower;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return StatusCode(ServerLimits.StatusOfUnreadable(Request));
        if (await desk.UnsubscribeAsync(Token, ct) || await desk.HasDoneAsync(LinkPurpose.Leave, Token, ct))
            return RedirectDone(Links.Status.Unsubscribe, "left");
        var page = Page();
        page.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return page;
    }
}
