using Microsoft.AspNetCore.Mvc;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>For accounts with a second step, which a reset does not go around.</summary>
[PageInfo("Reset.SecondStep")]
public sealed class SecondStepModel(ResetSessionStore sessions, ResetVerification verification, DemonstrationAccounts demonstration)
    : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>True when a recovery code was the first proof: two of one kind are one.</summary>
    public bool OnlyApp { get; private set; }

    /// <summary>The code of the moment for accounts to try the portal with; null for all others.</summary>
    public string? DemonstrationCode { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await sessions.FindAsync(HttpContext, ct) is not { IsVerified: false } session)
            return await ShowAsync(ct); // the button was touched twice, or too late
        var outcome = await verification.BySecondStepAsync(HttpContext, session, Input.Code, ct);
        return await this.AnswerAsync(outcome, verification.Wait, "SecondStep.Wrong", ct, "Form.Closed");
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (await sessions.FindAsync(HttpContext, ct) is not { } session)
            return Redirect(Links.PasswordReset.Expired);
        if (session.IsVerified)
            return Redirect(Links.PasswordReset.NewPassword);
        OnlyApp = session.Methods.Contains(ResetSession.RecoveryCode);
        DemonstrationCode = demonstration.CodeOf(session.Person);
        return Page();
    }

    public sealed record InputModel
    {
        [Line(60, Missing = "SecondStep.Missing")]
        public string Code { get; init; } = "";
    }
}
