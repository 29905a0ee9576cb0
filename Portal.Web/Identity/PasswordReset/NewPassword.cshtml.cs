using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>Where all ways meet: the new password.</summary>
[PageInfo("Reset.New")]
public sealed class NewPasswordModel(ResetSessionStore sessions, PasswordResetService passwords, PersonStore people, PasswordLimits limits)
    : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Whose account it is, for password managers.</summary>
    public string Email { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await sessions.FindAsync(HttpContext, ct) is not { } session)
            return await GoneAsync(ct);
        if (!session.IsVerified)
            return Redirect(Links.PasswordReset.SecondStep);
        var result = await passwords.SetAsync(session, Input.Password!, HttpContext, ct);
        if (result == PasswordResetService.Gone)
            return await GoneAsync(ct);
        foreach (var error in result.Errors)
            AddError("password", error.Code, limits.MinLength, limits.MaxLength);
        return result.Succeeded ? Finish(await LeftAsync(session, ct)) : await ShowAgainAsync(ct);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await sessions.FindAsync(HttpContext, ct) is not { } session)
            return Redirect(Links.PasswordReset.Expired);
        if (!session.IsVerified)
            return Redirect(Links.PasswordReset.SecondStep);
        Email = session.Person.Email;
        return Page();
    }

    private async Task<IActionResult> GoneAsync(CancellationToken ct) =>
        await sessions.WasUsedAsync(HttpContext, ct) ? Finish() : Redirect(Links.PasswordReset.Expired);

    // Who has used up a recovery code is told how many are left, and led to new ones.
    private async Task<int?> LeftAsync(ResetSession session, CancellationToken ct) =>
        session.Methods.Contains(ResetSession.RecoveryCode) ? await people.CountCodesAsync(session.Person, ct) : null;

    private RedirectResult Finish(int? codesLeft = null)
    {
        ResetSessionStore.Drop(HttpContext);
        return Redirect(Links.PasswordReset.DoneWith(codesLeft));
    }

    public sealed record InputModel
    {
        [Filled("Reset.New.Missing")]
        public string? Password { get; init; }
    }
}
