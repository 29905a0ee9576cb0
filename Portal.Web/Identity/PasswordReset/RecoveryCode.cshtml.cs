using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>An address and one of the ten codes that go with its account.</summary>
[PageInfo("Reset.RecoveryCode")]
public sealed class RecoveryCodeModel(ResetVerification verification) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var email = EmailAddress.Canonical(Input.Email);
        var outcome = await verification.ByRecoveryCodeAsync(HttpContext, email, Input.Code, ct);
        return await this.AnswerAsync(outcome, verification.Wait, "Reset.RecoveryCode.Wrong", ct);
    }

    public sealed record InputModel
    {
        [Mailbox]
        public string Email { get; init; } = "";

        [Line(60, Missing = "SecondStep.Missing")]
        public string Code { get; init; } = "";
    }
}
