using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>The code the help desk sent by post.</summary>
[PageInfo("Reset.PrintedCode")]
public sealed class PrintedCodeModel(ResetVerification verification, FriendlyTime time) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var outcome = await verification.ByPrintedCodeAsync(HttpContext, Input.Code, ct);
        if (verification.GoodFrom is { } from)
            AddError("code", "Reset.PrintedCode.TooEarly", time.Near(Language, from));
        return await this.AnswerAsync(outcome, verification.Wait, "Reset.PrintedCode.Wrong", ct);
    }

    public sealed record InputModel
    {
        [Line(60, Missing = "SecondStep.Missing")]
        public string Code { get; init; } = "";
    }
}
