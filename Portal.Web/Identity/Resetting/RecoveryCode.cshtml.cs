using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.Resetting;

/// <summary>An address and one of the ten codes that go with its account.</summary>
public sealed class RecoveryCodeModel(Proving proving, IStringLocalizer<Text> texts) : ResetPage(texts, "RecoveryCode", "/recovery-code")
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (email, code) = (Mailbox("email", Email), Line("code", Code, 60, "SecondStep.Missing"));
        if (!IsRight) return Again();
        var entrance = await proving.ByRecoveryCodeAsync(HttpContext, email, code, ct);
        if (entrance == Entrance.In) return To("/new");
        if (entrance == Entrance.Wait) return AskToWait(proving.Wait);
        Wrong("code", "Reset.RecoveryCode.Wrong");
        return Again();
    }
}
