using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.Invitations;

/// <summary>Where the link in an invitation leads: a member of staff chooses a password.</summary>
public sealed class AcceptModel(Inviting inviting, Doorkeeper door, PasswordLimits limits, IStringLocalizer<Text> texts) : LinkPage(door, limits, texts)
{
    public Person Person { get; private set; } = new();

    protected override string Place => "invitation";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (string.IsNullOrEmpty(Password)) Wrong("password", "SignIn.PasswordMissing");
        return IsRight ? await DoneAsync(Person, await inviting.AcceptAsync(Person, Secret, Password!, RepeatedForm.Of(HttpContext), ct)) : Again();
    }

    protected override Task<Person?> CameAsync(string form, CancellationToken ct) => inviting.CameAsync(Secret, form, ct);

    protected override async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await inviting.FindAsync(Secret, ct) is not { } person) return false;
        Person = person;
        return true;
    }
}
