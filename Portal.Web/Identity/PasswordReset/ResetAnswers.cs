using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>How a page answers that asks for a code on the way to a new password.</summary>
internal static class ResetAnswers
{
    /// <summary>On to the new password; or the page again, with how long to wait or that the code was wrong.</summary>
    public static async Task<IActionResult> AnswerAsync(
        this PortalPage page,
        SignInOutcome outcome,
        TimeSpan wait,
        string wrong,
        CancellationToken ct,
        string closed = "SignIn.Closed"
    )
    {
        if (outcome == SignInOutcome.In)
            return page.Redirect(page.Links.PasswordReset.NewPassword);
        if (outcome == SignInOutcome.Wait)
            return await page.TooManyAttemptsAsync(wait, ct, closed);
        page.AddError("code", wrong);
        return await page.ShowAgainAsync(ct);
    }
}
