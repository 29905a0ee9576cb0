using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.External;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.Reauthentication;

/// <summary>Somebody signed in shows again who they are, by a way they can sign in with, and goes on to where they were going.</summary>
[PageInfo("Reauthentication", Script = "js/passkey.js")]
public sealed class ReauthenticateModel(
    PortalSignInManager signIn,
    UserManager<Person> people,
    PersonStore store,
    RecentSignIn proof,
    SessionService sessions,
    DemonstrationAccounts demonstration,
    ExternalLogins logins
) : PortalPage
{
    private Person person = null!;
    private bool lacksMore;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Return { get; set; }

    /// <summary>"yes" where a password alone is not enough for those who have more.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Strongly { get; set; }

    public bool HasPasskeys { get; private set; }

    /// <summary>Identity servers by which this person can show who they are.</summary>
    public IReadOnlyList<ExternalServer> Servers { get; private set; } = [];

    public bool HasSecondStep => person.SecondStep;

    public string Email => person.Email;

    /// <summary>
    /// Who has passkeys but no app shows a recovery code instead when the key is not at hand,
    /// or the code of a letter when there are none either.
    /// </summary>
    public bool AsksForCode => HasSecondStep || lacksMore;

    public bool AsksForPassword => person.PasswordHash is not null;

    public string? DemonstrationCode { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
            return Redirect(Links.SignIn.Index(Return));
        if (AsksForCode && Input.Code == "")
            AddError("code", "SecondStep.Missing");
        if (!AsksForPassword || !ModelState.IsValid)
            return await ShowAgainAsync(ct);
        switch (await signIn.ReauthenticateAsync(person, Input.Password!, ct))
        {
            case SignInOutcome.Wait:
                return await this.TooManyAttemptsAsync(signIn.Wait, ct);
            case SignInOutcome.Refused:
                AddError("password", "Reauthentication.Refused");
                return await ShowAgainAsync(ct);
        }

        if (!AsksForCode)
        {
            await sessions.ReauthenticateAsync(HttpContext.Me()!, ct);
            return Redirect(LocalUrl.Parse(Return) ?? Links.Account.Index);
        }

        switch (await signIn.ReauthenticateSecondStepAsync(person, Input.Code, ct))
        {
            case SignInOutcome.Wait:
                return await this.TooManyAttemptsAsync(signIn.Wait, ct);
            case SignInOutcome.Refused:
                AddError("code", "SecondStep.Wrong");
                return await ShowAgainAsync(ct);
        }

        await sessions.ReauthenticateStronglyAsync(HttpContext.Me()!, AuthenticationMethods.SecondStep, ct);
        return Redirect(LocalUrl.Parse(Return) ?? Links.Account.Index);
    }

    public override async Task<IActionResult> ShowAsync(CancellationToken ct) =>
        await ReadAsync(ct) ? Page() : Redirect(Links.SignIn.Index(Return));

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        if (HttpContext.Me() is not { } me || await people.FindByIdAsync(me.Key) is not { } found)
            return false;
        person = found;
        HasPasskeys = (await store.GetPasskeysAsync(person, ct)).Count > 0;
        Servers = await logins.ForReauthenticationAsync(me, AsksForPassword, ct);
        lacksMore = Strongly == "yes" && await proof.LacksSecondStepAsync(me, ct);
        DemonstrationCode = HasSecondStep ? demonstration.CodeOf(person) : null;
        return true;
    }

    public sealed record InputModel
    {
        [Filled("SignIn.PasswordMissing")]
        public string? Password { get; init; }

        [Line(40)]
        public string Code { get; init; } = "";
    }
}
