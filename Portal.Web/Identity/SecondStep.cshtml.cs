using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity;

/// <summary>After the password: a code of the authenticator app, or a recovery code when the phone is gone.</summary>
public sealed class SecondStepModel(PortalSignInManager door, DemonstrationAccounts demonstration, IStringLocalizer<Text> texts)
    : ReturnUrlPage(texts)
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Stay { get; set; }

    /// <summary>The code of the moment for accounts to try the portal with; null for all others.</summary>
    public string? DemonstrationCode { get; private set; }

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        Metadata.Title = Texts["SecondStep.Title"];
        Metadata.SameInEveryLanguage(l => LinksIn(l).SignIn.Index());
    }

    public async Task<IActionResult> OnGetAsync() => await ReadyAsync() ? Page() : Redirect(Links.SignIn.Index(Return));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadyAsync())
            return Redirect(Links.SignIn.Index(Return)); // the password was given too long ago
        var code = Line("code", Code, 40, "SecondStep.Missing");
        if (!IsValid)
            return Invalid();
        var entrance = await door.SecondStepSignInAsync(code, Stay == "yes", ct);
        if (entrance == SignInOutcome.In)
            return await RedirectToReturnUrlAsync(door);
        if (entrance == SignInOutcome.Wait)
            return TooManyAttempts(door.Wait);
        AddError("code", "SecondStep.Wrong");
        return Invalid();
    }

    // The second of two touches, after the first has signed them in: the page to sign in leads them on.
    protected override async Task<IActionResult> StaleAsync() =>
        HttpContext.Me() is null ? await base.StaleAsync() : Redirect(Links.SignIn.Index(Return));

    private async Task<bool> ReadyAsync()
    {
        if (await door.GetTwoFactorAuthenticationUserAsync() is not { } person)
            return false;
        DemonstrationCode = demonstration.CodeOf(person);
        return true;
    }
}
