using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.Invitations;

/// <summary>Where the address leads that a new portal prints: whoever installed it becomes its first administrator.</summary>
public sealed class FirstAdministratorModel(FirstAdministrator first, InvitationEntry entry) : PortalPage
{
    private static readonly LinkCookie Link = new("first-administrator", TimeSpan.FromHours(1));

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>True when the link is good; else the page says where another comes from.</summary>
    public bool IsGood { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        Link.Take(this) ? Redirect(Links.SignIn.FirstAdministrator) : await ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await first.FindAsync(Link.Held(this) ?? "", ct) is null)
            return await ShowAsync(ct);
        var person = new Person
        {
            Name = Input.Name,
            Email = EmailAddress.Canonical(Input.Email),
            Language = Language.Code,
        };
        var result = await first.MakeAsync(person, Input.Password!, Link.Held(this) ?? "", DoubleSubmit.KeyFrom(HttpContext), ct);
        return await entry.AnswerAsync(this, Link, person, result, ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        IsGood = await first.FindAsync(Link.Held(this) ?? "", ct) is not null;
        Metadata.Title = Texts[IsGood ? "Invitation.Title" : "Invitation.Void"];
        if (IsGood)
            return Page();
        return await entry.TwiceAsync(this, Link, form => first.FindAcceptedAsync(Link.Held(this) ?? "", form, ct))
            ?? PageWith(StatusCodes.Status404NotFound);
    }

    public sealed record InputModel
    {
        [Line(100, Missing = "People.NameMissing")]
        public string Name { get; init; } = "";

        [Mailbox]
        public string Email { get; init; } = "";

        [Filled("SignIn.PasswordMissing")]
        public string? Password { get; init; }
    }
}
