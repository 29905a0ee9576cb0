using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>For accounts with a second step, which a reset does not go around.</summary>
public sealed class SecondStepModel(
    ResetSessionStore standings,
    ResetVerification proving,
    DemonstrationAccounts demonstration,
    IStringLocalizer<Text> texts
) : ResetPage(texts, "SecondProof")
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>True when a recovery code was the first proof: two of one kind are one.</summary>
    public bool OnlyApp { get; private set; }

    /// <summary>The code of the moment for accounts to try the portal with; null for all others.</summary>
    public string? DemonstrationCode { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await ReadyAsync(ct) switch
        {
            null => Redirect(Links.PasswordReset.Expired),
            { IsVerified: true } => Redirect(Links.PasswordReset.NewPassword),
            _ => Page(),
        };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await ReadyAsync(ct) is not { } standing)
            return Redirect(Links.PasswordReset.Expired);
        if (standing.IsVerified)
            return Redirect(Links.PasswordReset.NewPassword); // the button was touched twice
        var code = Line("code", Code, 60, "SecondStep.Missing");
        if (!IsValid)
            return Invalid();
        var entrance = await proving.BySecondStepAsync(HttpContext, standing, code, ct);
        if (entrance == SignInOutcome.In)
            return Redirect(Links.PasswordReset.NewPassword);
        if (entrance == SignInOutcome.Wait)
            return TooManyAttempts(proving.Wait, "Form.Closed");
        AddError("code", "SecondStep.Wrong");
        return Invalid();
    }

    protected override async Task<IActionResult> StaleAsync() =>
        await ReadyAsync(HttpContext.RequestAborted) is null ? Redirect(Links.PasswordReset.Expired) : await base.StaleAsync();

    private async Task<ResetSession?> ReadyAsync(CancellationToken ct)
    {
        if (await standings.FindAsync(HttpContext, ct) is not { } standing)
            return null;
        OnlyApp = standing.Methods.Contains(ResetSession.RecoveryCode);
        DemonstrationCode = demonstration.CodeOf(standing.Person);
        return standing;
    }
}
