using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>Eight digits to the second address of an account, if it has one. Nobody learns here whether it has, or which.</summary>
public sealed class SecondAddressModel(ResetRequestQueue requests, IStringLocalizer<Text> texts) : ResetPage(texts, "SecondAddress")
{
    [BindProperty]
    public string? Email { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var email = Mailbox("email", Email);
        if (!IsValid)
            return Invalid();
        var browser = EmailCodes.SecretFor(HttpContext, email);
        if (
            await requests.TakeAsync(new ResetRequest(ResetPurposes.Code, email, browser), HttpContext, ct) is var wait
            && wait > TimeSpan.Zero
        )
            return TooManyAttempts(wait);
        EmailCodes.Bind(HttpContext, browser, email);
        return Redirect(Links.PasswordReset.EnterCode);
    }
}
