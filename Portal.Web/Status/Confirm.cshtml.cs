using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;

namespace Portal.Web.Status;

/// <summary>
/// A mailbox says that it wants the mails. Nothing happens until the button is pressed, for programs that check mails follow links too.
/// </summary>
[PageInfo("Status.Confirm", OwnNotice = true)]
public sealed class ConfirmModel(IncidentService service) : PortalPage
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public Follower? Follower { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        await service.ConfirmAsync(Token, ct) || await service.HasDoneAsync(LinkPurpose.Confirm, Token, ct)
            ? RedirectDone(Links.Status.Confirm, "confirmed")
            : await ShowAgainAsync(ct);

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Follower = (await FollowerLink.FindAsync(service, LinkPurpose.Confirm, Token, ct)).Follower;
        Metadata.SameInEveryLanguage(l => $"{LinksIn(l).Status.Confirm}{Request.QueryString}");
        return Page();
    }
}
