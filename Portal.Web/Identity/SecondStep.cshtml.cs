using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Attempts;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity;

/// <summary>After the password: a code of the authenticator app, or a recovery code when the phone is gone.</summary>
[PageInfo("SecondStep")]
public sealed class SecondStepModel(PortalSignInManager signIn, DemonstrationAccounts demonstration) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Stay { get; set; }

    /// <summary>The code of the moment for accounts to try the portal with; null for all others.</summary>
    public string? DemonstrationCode { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null)
            return await ShowAsync(ct);
        var outcome = await signIn.SecondStepSignInAsync(Input.Code, Stay == "yes", ct);
        if (outcome == SignInOutcome.In)
            return await this.EnterAsync(signIn, Return);
        if (outcome == SignInOutcome.Wait)
            return await this.TooManyAttemptsAsync(signIn.Wait, ct);
        AddError("code", "SecondStep.Wrong");
        return await ShowAgainAsync(ct);
    }

    // Without the password, given a moment ago, there is no second step. Of two touches the second comes after the first has signed them
    // in: the page to sign in leads them on.
    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (HttpContext.Me() is not null || await signIn.GetTwoFactorAuthenticationUserAsync() is not { } person)
            return Redirect(Links.SignIn.Index(Return));
        DemonstrationCode = demonstration.CodeOf(person);
        Metadata.SameInEveryLanguage(l => LinksIn(l).SignIn.Index());
        return Page();
    }

    public sealed record InputModel
    {
        [Line(40, Missing = "SecondStep.Missing")]
        public string Code { get; init; } = "";
    }
}
