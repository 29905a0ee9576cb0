using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>The eight digits, in the browser that asked for them.</summary>
[PageInfo("Reset.EnterCode")]
public sealed class EnterCodeModel(ResetVerification verification) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await verification.ByEmailCodeAsync(HttpContext, Input.Code, ct);
        return await this.AnswerAsync(outcome, verification.Wait, "Reset.EnterCode.Wrong", ct);
    }

    public sealed record InputModel
    {
        [Line(40, Missing = "SecondStep.Missing")]
        public string Code { get; init; } = "";
    }
}
