using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Passwords;
using Portal.Web.Site;

namespace Portal.Web.Identity.Resetting;

/// <summary>Where all ways meet: the new password.</summary>
public sealed class NewModel(Standings standings, NewPasswords passwords, PasswordLimits limits, IStringLocalizer<Text> texts) : ResetPage(texts, "New", "/new")
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
        return IsRight ? Finish() : Again();
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

    private IActionResult Finish()
    {
        Standings.Drop(HttpContext);
        return To("/done");
    }
}
