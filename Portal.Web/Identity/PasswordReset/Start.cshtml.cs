using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>The usual way: a link in a mail. The answer is the same, and as fast, for an address nobody has.</summary>
public sealed class StartModel(ResetRequestQueue requests, IStringLocalizer<Text> texts) : ResetPage(texts, "Start")
{
    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var email = Mailbox("email", Email);
        if (!IsValid)
            return Invalid();
        var wait = await requests.TakeAsync(new ResetRequest(ResetPurposes.Link, email, ""), HttpContext, ct);
        return wait > TimeSpan.Zero ? TooManyAttempts(wait) : Redirect(Links.PasswordReset.Sent);
    }
}
