using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>Eight digits to the second address of an account, if it has one. Nobody learns here whether it has, or which.</summary>
[PageInfo("Reset.SecondAddress")]
public sealed class SecondAddressModel(ResetRequestQueue requests) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var email = EmailAddress.Canonical(Input.Email);
        var browser = EmailCodes.SecretFor(HttpContext, email);
        var wait = await requests.TakeAsync(new ResetRequest(ResetPurposes.Code, email, browser), HttpContext, ct);
        if (wait > TimeSpan.Zero)
            return await this.TooManyAttemptsAsync(wait, ct);
        EmailCodes.Bind(HttpContext, browser, email);
        return Redirect(Links.PasswordReset.EnterCode);
    }

    public sealed record InputModel
    {
        [Mailbox]
        public string Email { get; init; } = "";
    }
}
