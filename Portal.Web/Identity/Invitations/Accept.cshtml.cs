using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.Invitations;

/// <summary>Where the link in an invitation leads: a member of staff chooses a password.</summary>
public sealed class AcceptModel(InvitationService inviting, PortalSignInManager door, PasswordLimits limits, IStringLocalizer<Text> texts)
    : InvitationLinkPage(door, limits, texts)
{
    public Person Person { get; private set; } = new();

    protected override string PageName => "invitation";

    protected override string Here => Links.SignIn.Invitation;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (string.IsNullOrEmpty(Password))
            AddError("password", "SignIn.PasswordMissing");
        return IsValid
            ? await DoneAsync(Person, await inviting.AcceptAsync(Person, Secret, Password!, DoubleSubmit.KeyFrom(HttpContext), ct))
            : Invalid();
    }

    protected override Task<Person?> AlreadyUsedAsync(string form, CancellationToken ct) => inviting.FindAcceptedAsync(Secret, form, ct);

    protected override async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (await inviting.FindAsync(Secret, ct) is not { } person)
            return false;
        Person = person;
        return true;
    }
}
