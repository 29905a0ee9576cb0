using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.Invitations;

/// <summary>Where the address leads that a new portal prints: whoever installed it becomes its first administrator.</summary>
public sealed class FirstAdministratorModel(
    FirstAdministrator first,
    PortalSignInManager door,
    PasswordLimits limits,
    IStringLocalizer<Text> texts
) : InvitationLinkPage(door, limits, texts)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    protected override string PageName => "first-administrator";

    protected override string Here => Links.SignIn.FirstAdministrator;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = new Person
        {
            Name = Line("name", Name, 100, "People.NameMissing"),
            Email = Mailbox("email", Email),
            Language = Language.Code,
        };
        if (string.IsNullOrEmpty(Password))
            AddError("password", "SignIn.PasswordMissing");
        return IsValid
            ? await DoneAsync(person, await first.MakeAsync(person, Password!, Secret, DoubleSubmit.KeyFrom(HttpContext), ct))
            : Invalid();
    }

    protected override Task<Person?> AlreadyUsedAsync(string form, CancellationToken ct) => first.FindAcceptedAsync(Secret, form, ct);

    protected override async Task<bool> ReadAsync(CancellationToken ct) => await first.FindAsync(Secret, ct) is not null;
}
