using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>The code the help desk sent by post.</summary>
public sealed class PrintedCodeModel(ResetVerification proving, FriendlyTime time, IStringLocalizer<Text> texts) : ResetPage(texts, "Paper")
{
    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var code = Line("code", Code, 60, "SecondStep.Missing");
        if (!IsValid)
            return Invalid();
        var entrance = await proving.ByPrintedCodeAsync(HttpContext, code, ct);
        if (entrance == SignInOutcome.In)
            return Redirect(Links.PasswordReset.NewPassword);
        if (entrance == SignInOutcome.Wait)
            return TooManyAttempts(proving.Wait);
        if (proving.GoodFrom is { } from)
            AddError("code", "Reset.Paper.TooEarly", time.Near(Language, from));
        AddError("code", "Reset.Paper.Wrong");
        return Invalid();
    }
}
