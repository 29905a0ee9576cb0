using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity;
using Portal.Web.Identity.Passwords;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>A new password for somebody who knows the old one; a first one for somebody who has shown lately who they are.</summary>
public sealed class PasswordModel(
    PersonManager people,
    PortalSignInManager door,
    PasswordService desk,
    PasswordLimits limits,
    SessionLimits sessions,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : AccountPage(texts, "Password.Change")
{
    private Person person = null!;

    [BindProperty]
    public string? Current { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>"end" is sent beside "stay" when the box is ticked; a form that never showed it ends them.</summary>
    [BindProperty]
    public IReadOnlyList<string> Others { get; set; } = [];

    public bool EndsOthers => Others.Count == 0 || Others.Contains("end");

    public bool HasPassword => person.PasswordHash is not null;

    protected override IReadOnlyList<string> Notices => ["changed"];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await ReadAsync(ct);
        if (!HasPassword && clock.GetUtcNow() - Me.AuthenticatedAt >= sessions.Proof)
            return Redirect(Links.SignIn.Reauthenticate(Links.Account.Password));
        if (HasPassword && string.IsNullOrEmpty(Current))
            AddError("current", "SignIn.PasswordMissing");
        if (string.IsNullOrEmpty(Password))
            AddError("password", "Password.Change.Missing");
        if (IsValid && HasPassword && await IsTurnedAwayAsync(ct) is { } away)
            return away;
        if (IsValid)
            Tell(await desk.ChangeAsync(person, Password!, EndsOthers, ct));
        return IsValid ? To(Links.Account.Password, "changed") : Invalid();
    }

    protected override async Task ReadAsync(CancellationToken ct) =>
        person = await people.FindByIdAsync(Me.Key) ?? throw new InvalidOperationException("Who is signed in is somebody.");

    private async Task<IActionResult?> IsTurnedAwayAsync(CancellationToken ct)
    {
        var entrance = await door.ReauthenticateAsync(person, Current!, ct);
        if (entrance == SignInOutcome.Wait)
            return TooManyAttempts(door.Wait);
        if (entrance != SignInOutcome.In)
            AddError("current", "Password.Change.WrongCurrent");
        return null;
    }

    private void Tell(IdentityResult result)
    {
        foreach (var error in result.Errors)
        {
            if (error.Code == nameof(IdentityErrorDescriber.ConcurrencyFailure))
                AddError("", "Account.Changed");
            else
                AddError("password", error.Code, limits.MinLength, limits.MaxLength);
        }
    }
}
