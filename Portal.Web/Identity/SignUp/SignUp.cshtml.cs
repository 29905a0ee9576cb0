using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Attempts;
using Portal.Web.Provider;
using Portal.Web.Provider.Demonstration;
using Portal.Web.Site;

namespace Portal.Web.Identity.SignUp;

/// <summary>For those who have a letter or bill: their customer number, the code that is printed there, and where to write.</summary>
public sealed class SignUpModel(
    SignUpService desk,
    AttemptLimits limits,
    SignUpOptions options,
    DemonstrationAccounts demonstration,
    IStringLocalizer<Text> texts
) : SignUpPage(limits, options, texts)
{
    /// <summary>Customers to try the portal with; none outside development.</summary>
    public IReadOnlyList<DemonstrationCustomer> Demonstrations => [.. demonstration.WithoutAccount];

    [BindProperty]
    public string? Code { get; set; }

    public IActionResult OnGet() => HttpContext.Me() is null ? Page() : RedirectToReturnUrl();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var number = CustomerLine();
        var code = Line("code", Code, ClaimCode.MaxLength * 2, "SignUp.CodeMissing");
        if (code != "" && ClaimCode.Read(code) is null)
            AddError("code", "SignUp.CodeShape");
        var email = NewMailbox();
        return IsValid
            ? await AskAsync(
                "code",
                email,
                CustomerNumber.Read(number)!,
                () => desk.RequestWithCodeAsync(number, code, email, Language, ct),
                ct
            )
            : Invalid();
    }
}
