using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>
/// A mailbox wants no more mails. The sealed link is all the proof there is and all that is needed: a mail program may send this form by
/// itself (RFC 8058), from nowhere and without a cookie.
/// </summary>
[PageInfo("Status.Unsubscribe", OwnNotice = true)]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class UnsubscribeModel(IncidentService service) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public Follower? Follower { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Follower = (await service.FindFollowerAsync(LinkPurpose.Leave, Token, ct))?.Follower;
        Metadata.SameInEveryLanguage(l => $"{LinksIn(l).Status.Unsubscribe}{Request.QueryString}");
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid)
            return StatusCode(ServerLimits.StatusOfUnreadable(Request));
        if (await service.UnsubscribeAsync(Token, ct) || await service.HasDoneAsync(LinkPurpose.Leave, Token, ct))
            return RedirectDone(Links.Status.Unsubscribe, "left");
        return PageWith(StatusCodes.Status422UnprocessableEntity);
    }
}
