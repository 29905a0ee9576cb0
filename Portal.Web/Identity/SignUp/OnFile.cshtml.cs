using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Attempts;
using Portal.Web.Provider;
using Portal.Web.Site;

namespace Portal.Web.Identity.SignUp;

/// <summary>For those without paper at hand: the link goes to the address the provider has for them, which is never shown.</summary>
public sealed class OnFileModel(SignUpService desk, AttemptLimits limits, SignUpOptions options, IStringLocalizer<Text> texts)
    : SignUpPage(limits, options, texts)
{
    public IActionResult OnGet() => HttpContext.Me() is null ? Page() : RedirectToReturnUrl();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = CustomerLine();
        return IsValid
            ? await AskAsync("on-file", $"customer {CustomerNumber.Read(number)}", null, () => desk.RequestOnFileAsync(number, ct), ct)
            : Invalid();
    }
}
