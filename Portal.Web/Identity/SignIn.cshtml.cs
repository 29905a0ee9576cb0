using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.External;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity;

/// <summary>Signing in: by a passkey where the browser can, else by an address and a password.</summary>
[PageInfo("SignIn", Script = "js/passkey.js")]
public sealed class SignInModel(PortalSignInManager signIn, DemonstrationAccounts demonstration, ExternalServers servers) : PortalPage
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>Accounts to try the portal with; none outside development.</summary>
    public IReadOnlyList<DemonstrationAccount> Demonstrations { get; private set; } = [];

    /// <summary>The provider's own identity servers.</summary>
    public IReadOnlyList<ExternalServer> Servers => servers.All;

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>One touch for those who try the portal out; in development only.</summary>
    public async Task<IActionResult> OnPostAsAsync(string? account, CancellationToken ct)
    {
        if (await demonstration.FindAsync(account, ct) is not { } person)
            return NotFound();
        await signIn.SignInByPasskeyAsync(person);
        return await this.EnterAsync(signIn, Return);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var isPersistent = Input.Stay == "yes";
        var outcome = await signIn.PasswordSignInAsync(EmailAddress.Canonical(Input.Email), Input.Password!, isPersistent, ct);
        switch (outcome)
        {
            case SignInOutcome.In:
                return await this.EnterAsync(signIn, Return);
            case SignInOutcome.SecondStep:
                return Redirect(Links.SignIn.SecondStepFor(Return, isPersistent));
            case SignInOutcome.Wait:
                return await this.TooManyAttemptsAsync(signIn.Wait, ct);
            case SignInOutcome.Busy:
                return await ShowUnavailableAsync(ct);
            default:
                AddError("password", outcome == SignInOutcome.Locked ? "SignIn.Locked" : "SignIn.Refused");
                return await ShowAgainAsync(ct);
        }
    }

    // Of two touches the second comes after the first has signed them in: the page leads them on.
    public override async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        if (HttpContext.Me() is not null)
            return IsPosted ? Redirect(Links.SignIn.Index(Return)) : await this.EnterAsync(signIn, Return);
        Demonstrations = await demonstration.AccountsAsync(ct);
        return Page();
    }

    public sealed record InputModel
    {
        [Mailbox]
        public string Email { get; init; } = "";

        [Filled("SignIn.PasswordMissing")]
        public string? Password { get; init; }

        /// <summary>"yes" to stay signed in on a device of one's own.</summary>
        public string? Stay { get; init; }
    }
}
