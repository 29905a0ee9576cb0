using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>The eight digits, in the browser that asked for them.</summary>
public sealed class EnterCodeModel(ResetVerification proving, IStringLocalizer<Text> texts) : ResetPage(texts, "EnterCode")
{
    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var code = Line("code", Code, 40, "SecondStep.Missing");
        if (!IsValid)
            return Invalid();
        var entrance = await proving.ByEmailCodeAsync(HttpContext, code, ct);
        if (entrance == SignInOutcome.In)
            return Redirect(Links.PasswordReset.NewPassword);
        if (entrance == SignInOutcome.Wait)
            return TooManyAttempts(proving.Wait);
        AddError("code", "Reset.EnterCode.Wrong");
        return Invalid();
    }
}
