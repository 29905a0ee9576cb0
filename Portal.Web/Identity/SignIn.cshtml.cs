using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;

namespace Portal.Web.Identity;

/// <summary>The door: a passkey where the browser can, else an address and a password.</summary>
public sealed class SignInModel(PortalSignInManager door, DemonstrationAccounts demonstration, IStringLocalizer<Text> texts)
    : ReturnUrlPage(texts)
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>"yes" to stay signed in on a device of one's own.</summary>
    [BindProperty]
    public string? Stay { get; set; }

    /// <summary>Accounts to try the portal with; none outside development.</summary>
    public IReadOnlyList<DemonstrationAccount> Demonstrations { get; private set; } = [];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        (Metadata.Title, Metadata.Script) = (Texts["SignIn.Title"], "js/passkey.js");
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (HttpContext.Me() is not null)
            return await RedirectToReturnUrlAsync(door);
        Demonstrations = await demonstration.AccountsAsync(ct);
        return Page();
    }

    /// <summary>One touch for those who try the portal out; in development only.</summary>
    public async Task<IActionResult> OnPostAsAsync(string? account, CancellationToken ct)
    {
        if (await demonstration.FindAsync(account, ct) is not { } person)
            return NotFound();
        await door.SignInByPasskeyAsync(person);
        return await RedirectToReturnUrlAsync(door);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var email = Mailbox("email", Email);
        if (string.IsNullOrEmpty(Password))
            AddError("password", "SignIn.PasswordMissing");
        var entrance = IsValid ? await door.PasswordSignInAsync(email, Password!, Stay == "yes", ct) : SignInOutcome.Refused;
        if (entrance == SignInOutcome.In)
            return await RedirectToReturnUrlAsync(door);
        if (entrance == SignInOutcome.SecondStep)
            return Redirect(Links.SignIn.SecondStepFor(Return, Stay == "yes"));
        Demonstrations = await demonstration.AccountsAsync(ct);
        if (entrance == SignInOutcome.Wait)
            return TooManyAttempts(door.Wait);
        if (entrance == SignInOutcome.Busy)
            return ServiceUnavailable();
        if (IsValid)
            AddError("password", entrance == SignInOutcome.Locked ? "SignIn.Locked" : "SignIn.Refused");
        return Invalid();
    }

    // The second of two touches, after the first has signed them in: the page to sign in leads them on.
    protected override async Task<IActionResult> StaleAsync() =>
        HttpContext.Me() is null ? await base.StaleAsync() : Redirect(Links.SignIn.Index(Return));
}
