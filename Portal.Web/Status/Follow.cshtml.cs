using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Messages;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Status;

/// <summary>
/// Following an area or an incident by mail. The mailbox is asked first, and the page says the same whether it follows already, is somebody
/// else's, or does not exist.
/// </summary>
[PageInfo("Status.Follow", Title = "Status.Follow.Area", OwnNotice = true)]
public sealed class FollowModel(IncidentCache incidents, IncidentService service, MailboxLimits limits) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(Name = "incident", SupportsGet = true)]
    public string? Reference { get; set; }

    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public Incident? Incident { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Input = new() { Email = HttpContext.Me()?.Email ?? "" };
        return ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Incident = await FindAsync();
        var postcode = Postcode.Read(Input.Postcode);
        if (Incident is null && postcode is null)
        {
            AddError("postcode", "Status.Check.NoPostcode");
            return await ShowAgainAsync(ct);
        }

        var email = EmailAddress.Canonical(Input.Email);
        if (await limits.TakeAsync(HttpContext, email, ct) is var wait && wait > TimeSpan.Zero)
            return await this.TooManyAttemptsAsync(wait, ct);
        var me = HttpContext.Me();
        var isMine = me is not null && EmailNormalizer.Normalize(me.Email) == EmailNormalizer.Normalize(email);
        await service.FollowAsync(
            new FollowRequest
            {
                Email = email,
                Language = Language,
                Incident = Incident,
                Postcode = Incident is null ? postcode : null,
                Technology = Incident is null ? Technology : null,
                PersonId = isMine ? me!.PersonId : null,
            },
            ct
        );
        return RedirectDone(Links.Status.Follow(), "asked");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Incident = await FindAsync();
        Metadata.SameInEveryLanguage(l => LinksIn(l).Status.Follow(Incident?.Reference));
        return Page();
    }

    private Provider.Technology? Technology =>
        IndexModel.Technologies.Where(t => t.Name() == Input.Technology).Select(t => (Provider.Technology?)t).FirstOrDefault();

    private async Task<Incident?> FindAsync() => await incidents.FindAsync(Reference) is { ResolvedAt: null } found ? found : null;

    public sealed record InputModel
    {
        public string? Postcode { get; init; }

        public string? Technology { get; init; }

        [Recipient]
        public string Email { get; init; } = "";
    }
}
