using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.Resetting;

/// <summary>Where all ways meet: the new password.</summary>
public sealed class NewModel(Standings standings, NewPasswords passwords, PersonStore people, PasswordLimits limits, IStringLocalizer<Text> texts) : ResetPage(texts, "New", "/new")
{
    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whose account it is, for password managers.</summary>
    public string Email { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await ReadyAsync(ct) is { } standing ? Next(standing) ?? Page() : To("/expired");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await ReadyAsync(ct) is not { } standing) return await GoneAsync(ct);
        if (Next(standing) is { } other) return other;
        if (string.IsNullOrEmpty(Password)) Wrong("password", "Reset.New.Missing");
        if (!IsRight) return Again();
        var result = await passwords.SetAsync(standing, Password!, HttpContext, ct);
        if (result == NewPasswords.Gone) return await GoneAsync(ct);
        foreach (var error in result.Errors) Wrong("password", error.Code, limits.Shortest, limits.Longest);
        return IsRight ? Finish(await LeftAsync(standing, ct)) : Again();
    }

    protected override async Task<IActionResult> StaleAsync() => await ReadyAsync(HttpContext.RequestAborted) is null ? To("/expired") : await base.StaleAsync();

    private async Task<Standing?> ReadyAsync(CancellationToken ct)
    {
        var standing = await standings.FindAsync(HttpContext, ct);
        if (standing is { IsEnough: true }) Email = standing.Person.Email;
        return standing;
    }

    private IActionResult? Next(Standing standing) => standing.IsEnough ? null : To("/second-step");

    private async Task<IActionResult> GoneAsync(CancellationToken ct) => await standings.WasUsedAsync(HttpContext, ct) ? Finish() : To("/expired");

    // Who has used up a recovery code is told how many are left, and led to new ones.
    private async Task<int?> LeftAsync(Standing standing, CancellationToken ct) => standing.Proofs.Contains(Standing.RecoveryCode) ? await people.CountCodesAsync(standing.Person, ct) : null;

    private IActionResult Finish(int? codesLeft = null)
    {
        Standings.Drop(HttpContext);
        return To(codesLeft is null ? "/done" : $"/done?codes={codesLeft}");
    }
}
