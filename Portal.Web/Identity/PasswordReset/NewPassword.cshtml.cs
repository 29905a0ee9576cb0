using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>Where all ways meet: the new password.</summary>
public sealed class NewPasswordModel(
    ResetSessionStore standings,
    PasswordResetService passwords,
    PersonStore people,
    PasswordLimits limits,
    IStringLocalizer<Text> texts
) : ResetPage(texts, "New")
{
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whose account it is, for password managers.</summary>
    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await ReadyAsync(ct) is { } standing ? (IActionResult?)Next(standing) ?? Page() : Redirect(Links.PasswordReset.Expired);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await ReadyAsync(ct) is not { } standing)
            return await GoneAsync(ct);
        if (Next(standing) is { } other)
            return other;
        if (string.IsNullOrEmpty(Password))
            AddError("password", "Reset.New.Missing");
        if (!IsValid)
            return Invalid();
        var result = await passwords.SetAsync(standing, Password!, HttpContext, ct);
        if (result == PasswordResetService.Gone)
            return await GoneAsync(ct);
        foreach (var error in result.Errors)
            AddError("password", error.Code, limits.MinLength, limits.MaxLength);
        return IsValid ? Finish(await LeftAsync(standing, ct)) : Invalid();
    }

    protected override async Task<IActionResult> StaleAsync() =>
        await ReadyAsync(HttpContext.RequestAborted) is null ? Redirect(Links.PasswordReset.Expired) : await base.StaleAsync();

    private async Task<ResetSession?> ReadyAsync(CancellationToken ct)
    {
        var standing = await standings.FindAsync(HttpContext, ct);
        if (standing is { IsVerified: true })
            Email = standing.Person.Email;
        return standing;
    }

    private RedirectResult? Next(ResetSession standing) => standing.IsVerified ? null : Redirect(Links.PasswordReset.SecondStep);

    private async Task<IActionResult> GoneAsync(CancellationToken ct) =>
        await standings.WasUsedAsync(HttpContext, ct) ? Finish() : Redirect(Links.PasswordReset.Expired);

    // Who has used up a recovery code is told how many are left, and led to new ones.
    private async Task<int?> LeftAsync(ResetSession standing, CancellationToken ct) =>
        standing.Methods.Contains(ResetSession.RecoveryCode) ? await people.CountCodesAsync(standing.Person, ct) : null;

    private RedirectResult Finish(int? codesLeft = null)
    {
        ResetSessionStore.Drop(HttpContext);
        return Redirect(Links.PasswordReset.DoneWith(codesLeft));
    }
}
