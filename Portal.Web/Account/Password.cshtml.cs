using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Passwords;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Account;

/// <summary>A new password for somebody who knows the old one; a first one for somebody who has shown lately who they are.</summary>
[PageInfo("Password.Change")]
public sealed class PasswordModel(
    PersonManager people,
    PortalSignInManager signIn,
    PasswordService passwords,
    PasswordLimits limits,
    SessionLimits sessions,
    TimeProvider clock
) : PortalPage
{
    public Me Me => HttpContext.Me()!;

    private Person person = null!;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool HasPassword => person.PasswordHash is not null;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        person = await people.GetAsync(Me);
        if (!HasPassword && clock.GetUtcNow() - Me.AuthenticatedAt >= sessions.Proof)
            return Redirect(Links.SignIn.Reauthenticate(Links.Account.Password));
        if (HasPassword && string.IsNullOrEmpty(Input.Current))
            AddError("current", "SignIn.PasswordMissing");
        if (ModelState.IsValid && HasPassword && await IsTurnedAwayAsync(ct) is { } away)
            return away;
        if (ModelState.IsValid)
            Tell(await passwords.ChangeAsync(person, Input.Password!, Input.EndsOthers, ct));
        return ModelState.IsValid ? RedirectDone(Links.Account.Password, "changed") : await ShowAgainAsync(ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        person = await people.GetAsync(Me);
        return Page();
    }

    private async Task<IActionResult?> IsTurnedAwayAsync(CancellationToken ct)
    {
        var entrance = await signIn.ReauthenticateAsync(person, Input.Current!, ct);
        if (entrance == SignInOutcome.Wait)
            return await this.TooManyAttemptsAsync(signIn.Wait, ct);
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

    public sealed record InputModel
    {
        public string? Current { get; init; }

        [Filled("Password.Change.Missing")]
        public string? Password { get; init; }

        /// <summary>"end" is sent beside "stay" when the box is ticked; a form that never showed it ends them.</summary>
        public string[] Others { get; init; } = [];

        public bool EndsOthers => Others.Length == 0 || Others.Contains("end");
    }
}
