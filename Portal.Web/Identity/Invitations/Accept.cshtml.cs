using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.External;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.Invitations;

/// <summary>
/// Where the link in an invitation leads: a member of staff chooses a password. A link that is not good (used, too old, never given) gets
/// one answer, whatever is wrong with it.
/// </summary>
public sealed class AcceptModel(InvitationService invitations, InvitationEntry entry, ExternalServers servers) : PortalPage
{
    internal static readonly LinkCookie Link = new("invitation", TimeSpan.FromHours(1));

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Who was invited; null when the link is good no more: the page says where another comes from.</summary>
    public Person? Person { get; private set; }

    /// <summary>Servers that staff sign in through: then no password is needed.</summary>
    public IReadOnlyList<ExternalServer> Servers => [.. servers.All.Where(s => s.For != ExternalAudience.Customers)];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        Link.Take(this) ? Redirect(Links.SignIn.Invitation) : await ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await invitations.FindAsync(Link.Held(this) ?? "", ct) is not { } person)
            return await ShowAsync(ct);
        var form = DoubleSubmit.KeyFrom(HttpContext);
        var result = await invitations.AcceptAsync(person, Link.Held(this) ?? "", Input.Password!, form, ct);
        return await entry.AnswerAsync(this, Link, person, result, ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Person = await invitations.FindAsync(Link.Held(this) ?? "", ct);
        Metadata.Title = Texts[Person is null ? "Invitation.Void" : "Invitation.Title"];
        if (Person is not null)
            return Page();
        return await entry.TwiceAsync(this, Link, form => invitations.FindAcceptedAsync(Link.Held(this) ?? "", form, ct))
            ?? PageWith(StatusCodes.Status404NotFound);
    }

    public sealed record InputModel
    {
        [Filled("SignIn.PasswordMissing")]
        public string? Password { get; init; }
    }
}
