using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>The usual way: a link in a mail. The answer is the same, and as fast, for an address nobody has.</summary>
[PageInfo("Reset.Start")]
public sealed class StartModel(ResetRequestQueue requests) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var email = EmailAddress.Canonical(Input.Email);
        var wait = await requests.TakeAsync(new ResetRequest(ResetPurposes.Link, email, ""), HttpContext, ct);
        return wait > TimeSpan.Zero ? await this.TooManyAttemptsAsync(wait, ct) : Redirect(Links.PasswordReset.Sent);
    }

    public sealed record InputModel
    {
        [Mailbox]
        public string Email { get; init; } = "";
    }
}
