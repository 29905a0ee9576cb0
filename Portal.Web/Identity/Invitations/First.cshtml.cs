using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.Invitations;

/// <summary>Where the address leads that a new portal prints: whoever installed it becomes its first administrator.</summary>
public sealed class FirstModel(FirstAdministrator first, Doorkeeper door, PasswordLimits limits, IStringLocalizer<Text> texts) : LinkPage(door, limits, texts)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    protected override string Place => "first-administrator";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = new Person { Name = Line("name", Name, 100, "People.NameMissing"), Email = Mailbox("email", Email), Language = Language.Code };
        if (string.IsNullOrEmpty(Password)) Wrong("password", "SignIn.PasswordMissing");
        return IsRight ? await DoneAsync(person, await first.MakeAsync(person, Password!, Secret, RepeatedForm.Of(HttpContext), ct)) : Again();
    }

    protected override Task<Person?> CameAsync(string form, CancellationToken ct) => first.CameAsync(Secret, form, ct);

    protected override async Task<bool> ReadAsync(CancellationToken ct) => await first.FindAsync(Secret, ct) is not null;
}
