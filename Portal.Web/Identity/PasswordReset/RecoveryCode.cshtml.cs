using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>An address and one of the ten codes that go with its account.</summary>
public sealed class RecoveryCodeModel(ResetVerification proving, IStringLocalizer<Text> texts) : ResetPage(texts, "RecoveryCode")
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (email, code) = (Mailbox("email", Email), Line("code", Code, 60, "SecondStep.Missing"));
        if (!IsValid)
            return Invalid();
        var entrance = await proving.ByRecoveryCodeAsync(HttpContext, email, code, ct);
        if (entrance == SignInOutcome.In)
            return Redirect(Links.PasswordReset.NewPassword);
        if (entrance == SignInOutcome.Wait)
            return TooManyAttempts(proving.Wait);
        AddError("code", "Reset.RecoveryCode.Wrong");
        return Invalid();
    }
}
