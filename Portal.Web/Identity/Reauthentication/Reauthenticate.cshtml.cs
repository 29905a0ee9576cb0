using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;

namespace Portal.Web.Identity.Reauthentication;

/// <summary>Somebody signed in shows anew who they are, with what lets them in at the door, and goes on to where they were going.</summary>
public sealed class ReauthenticateModel(
    PortalSignInManager door,
    UserManager<Person> people,
    PersonStore store,
    RecentSignIn proof,
    SessionService sessions,
    DemonstrationAccounts demonstration,
    IStringLocalizer<Text> texts
) : ReturnUrlPage(texts)
{
    private Person person = null!;
    private bool lacksMore;

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>"yes" where a password alone is not enough for those who have more.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Strongly { get; set; }

    public bool HasPasskeys { get; private set; }

    public bool HasSecondStep => person.SecondStep;

    public string Email => person.Email;

    /// <summary>
    /// Who has passkeys but no app shows a recovery code instead when the key is not at hand,
    /// or the code of a letter when there are none either.
    /// </summary>
    public bool AsksForCode => HasSecondStep || lacksMore;

    public bool AsksForPassword => person.PasswordHash is not null;

    public string? DemonstrationCode { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await ReadAsync(ct) ? Page() : Redirect(Links.SignIn.Index(Return));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await ReadAsync(ct))
            return Redirect(Links.SignIn.Index(Return));
        if (!AsksForPassword)
            return Invalid();
        if (string.IsNullOrEmpty(Password))
            AddError("password", "SignIn.PasswordMissing");
        var code = AsksForCode ? Line("code", Code, 40, "SecondStep.Missing") : "";
        if (!IsValid)
            return Invalid();
        switch (await door.ReauthenticateAsync(person, Password!, ct))
        {
            case SignInOutcome.Wait:
                return TooManyAttempts(door.Wait);
            case SignInOutcome.Refused:
                AddError("password", "Proof.Refused");
                return Invalid();
        }

        if (!AsksForCode)
        {
            await sessions.ReauthenticateAsync(HttpContext.Me()!, ct);
            return RedirectToReturnUrl();
        }

        switch (await door.ReauthenticateSecondStepAsync(person, code, ct))
        {
            case SignInOutcome.Wait:
                return TooManyAttempts(door.Wait);
            case SignInOutcome.Refused:
                AddError("code", "SecondStep.Wrong");
                return Invalid();
        }

        await sessions.ReauthenticateStronglyAsync(HttpContext.Me()!, AuthenticationMethods.SecondStep, ct);
        return RedirectToReturnUrl();
    }

    protected override async Task<IActionResult> StaleAsync() =>
        await ReadAsync(HttpContext.RequestAborted) ? await base.StaleAsync() : Redirect(Links.SignIn.Index(Return));

    private async Task<bool> ReadAsync(CancellationToken ct)
    {
        (Metadata.Title, Metadata.Script) = (Texts["Proof.Title"], "js/passkey.js");
        if (HttpContext.Me() is not { } me || await people.FindByIdAsync(me.Key) is not { } found)
            return false;
        person = found;
        HasPasskeys = (await store.GetPasskeysAsync(person, ct)).Count > 0;
        lacksMore = Strongly == "yes" && await proof.LacksSecondStepAsync(me, ct);
        DemonstrationCode = HasSecondStep ? demonstration.CodeOf(person) : null;
        return true;
    }
}
