using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Passwords;
using Portal.Web.Identity.Sessions;

namespace Portal.Web.Identity;

/// <summary>How an attempt to sign in ended.</summary>
public enum SignInOutcome
{
    /// <summary>The session has begun.</summary>
    In,

    /// <summary>The password was right; a second step is asked for.</summary>
    SecondStep,

    /// <summary>No such account or not its password: nobody learns which.</summary>
    Refused,

    /// <summary>The right person, but the account is locked.</summary>
    Locked,

    /// <summary>Too many attempts: wait first.</summary>
    Wait,

    /// <summary>Too many people sign in just now. Nothing was looked at, and the attempt does not count.</summary>
    Busy,
}

/// <summary>
/// The framework's sign-in manager with the portal's own rules: limited attempts, bounded hashing, and the same time whether or
/// not an account exists.
/// </summary>
public sealed class PortalSignInManager(
    UserManager<Person> people,
    IHttpContextAccessor context,
    IUserClaimsPrincipalFactory<Person> principals,
    IOptions<IdentityOptions> options,
    ILogger<SignInManager<Person>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Person> confirmation,
    HashingQueue hashing,
    AttemptLimits limits,
    AttemptNotices notices,
    DummyHash nobody,
    FailedAttempts failed,
    Data.Database db
) : SignInManager<Person>(people, context, principals, options, logger, schemes, confirmation)
{
    private Person? entered;

    /// <summary>How long to wait after <see cref="SignInOutcome.Wait"/>.</summary>
    public TimeSpan Wait { get; private set; }

    public async Task<SignInOutcome> PasswordSignInAsync(string email, string password, bool stay, CancellationToken ct)
    {
        // Before anything that costs: a flood is refused without reading or writing a row for each of its drops.
        var stranger = HashingSlot.ForStranger(Context);
        if (KnownDevices.NameIn(Context) is null && hashing.IsFull(stranger))
            return SignInOutcome.Busy;
        var person = await UserManager.FindByEmailAsync(email);
        var device = await KnownDevices.FindAsync(db, person, Context, ct);
        var place = device is null ? stranger : HashingSlot.Reserved;
        if (hashing.IsFull(place))
            return SignInOutcome.Busy;
        var account = EmailNormalizer.Normalize(email);
        if (!await MayTryAsync(AccountAttempts.SignIn, account, device, ct))
            return SignInOutcome.Wait;
        var right = await hashing.RunAsync(
            () => person?.PasswordHash is null ? nobody.CheckAsync(password) : UserManager.CheckPasswordAsync(person, password),
            place,
            ct
        );
        if (!right || person is null)
            return await RefuseAsync(AccountAttempts.SignIn, account, person, device, ct);
        if (person.LockedAt is not null)
        {
            await failed.NoteAsync(FailedAttempts.SignIn, person, Context, ct);
            return SignInOutcome.Locked;
        }

        await SucceedAsync(AccountAttempts.SignIn, account, device, ct);
        return (await SignInOrTwoFactorAsync(person, stay)).RequiresTwoFactor ? SignInOutcome.SecondStep : SignInOutcome.In;
    }

    /// <summary>The second step: a code of the authenticator app or, longer, one of the recovery codes.</summary>
    public async Task<SignInOutcome> SecondStepSignInAsync(string code, bool stay, CancellationToken ct)
    {
        var person = await GetTwoFactorAuthenticationUserAsync();
        if (person is null || person.LockedAt is not null)
            return SignInOutcome.Refused;
        var device = await KnownDevices.FindAsync(db, person, Context, ct);
        if (!await MayTryAsync(AccountAttempts.SecondStep, person.Key, device, ct))
            return SignInOutcome.Wait;
        var plain = PrintedCode.Plain(code);
        var result =
            plain.Length > 6
                ? await TwoFactorRecoveryCodeSignInAsync(code)
                : await TwoFactorAuthenticatorSignInAsync(code.Replace(" ", "", StringComparison.Ordinal), stay, rememberClient: false);
        if (!result.Succeeded)
            return await RefuseAsync(AccountAttempts.SecondStep, person.Key, person, device, ct);
        await SucceedAsync(AccountAttempts.SecondStep, person.Key, device, ct);
        return SignInOutcome.In;
    }

    /// <summary>The roles of whoever came in by this request, or was in before.</summary>
    public async Task<IEnumerable<string>> RolesAsync() =>
        entered is null ? Context.Me()?.Roles ?? [] : await UserManager.GetRolesAsync(entered);

    public override Task SignInWithClaimsAsync(
        Person user,
        AuthenticationProperties? authenticationProperties,
        IEnumerable<Claim> additionalClaims
    )
    {
        entered = user;
        return base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
    }

    /// <summary>After a passkey: the framework has checked everything there is to check.</summary>
    public Task SignInByPasskeyAsync(Person person) =>
        SignInWithClaimsAsync(person, isPersistent: false, [new Claim(AuthenticationMethods.Claim, AuthenticationMethods.Passkey)]);

    /// <summary>After an identity server has said who it is.</summary>
    /// <param name="person">Who comes in.</param>
    /// <param name="handle">What joins the session to the one there.</param>
    /// <param name="strong">True when more than a password was shown there; else who has a second step here is asked for it.</param>
    public async Task<SignInOutcome> ExternalSignInAsync(Person person, string handle, bool strong)
    {
        if (!strong)
            return (await SignInOrTwoFactorAsync(person, isPersistent: false, handle)).RequiresTwoFactor
                ? SignInOutcome.SecondStep
                : SignInOutcome.In;
        await SignInWithClaimsAsync(
            person,
            isPersistent: false,
            [
                new Claim(AuthenticationMethods.Claim, AuthenticationMethods.ExternalStrong),
                new Claim(ClaimTypes.AuthenticationMethod, handle),
            ]
        );
        return SignInOutcome.In;
    }

    /// <summary>True when somebody signed in is who they say: their password, limited as at sign-in.</summary>
    public async Task<SignInOutcome> ReauthenticateAsync(Person person, string password, CancellationToken ct)
    {
        var device = await KnownDevices.FindAsync(db, person, Context, ct);
        if (!await MayTryAsync(AccountAttempts.SignIn, person.EmailKey, device, ct))
            return SignInOutcome.Wait;
        var right = await hashing.RunAsync(
            () => person.PasswordHash is null ? nobody.CheckAsync(password) : UserManager.CheckPasswordAsync(person, password),
            ct
        );
        if (!right)
            return await RefuseAsync(AccountAttempts.SignIn, person.EmailKey, person, device, ct);
        await SucceedAsync(AccountAttempts.SignIn, person.EmailKey, device, ct);
        return SignInOutcome.In;
    }

    /// <summary>The second step of somebody signed in: a code of the app or, longer, one of the recovery codes.</summary>
    public async Task<SignInOutcome> ReauthenticateSecondStepAsync(Person person, string code, CancellationToken ct)
    {
        var device = await KnownDevices.FindAsync(db, person, Context, ct);
        if (!await MayTryAsync(AccountAttempts.SecondStep, person.Key, device, ct))
            return SignInOutcome.Wait;
        var right =
            PrintedCode.Plain(code).Length > 6
                ? (await UserManager.RedeemTwoFactorRecoveryCodeAsync(person, code)).Succeeded
                : person.SecondStep
                    && await UserManager.VerifyTwoFactorTokenAsync(
                        person,
                        Options.Tokens.AuthenticatorTokenProvider,
                        code.Replace(" ", "", StringComparison.Ordinal)
                    );
        if (!right)
            return await RefuseAsync(AccountAttempts.SecondStep, person.Key, person, device, ct);
        await SucceedAsync(AccountAttempts.SecondStep, person.Key, device, ct);
        return SignInOutcome.In;
    }

    private async Task<bool> MayTryAsync(string scope, string account, string? device, CancellationToken ct)
    {
        Wait = await limits.TakeAsync(AccountAttempts.For(scope, account, Context, device), ct);
        if (Wait > TimeSpan.Zero)
            failed.NoteWait(ActionOf(scope), Context);
        return Wait == TimeSpan.Zero;
    }

    private Task SucceedAsync(string scope, string account, string? device, CancellationToken ct) =>
        limits.SucceedAsync(AccountAttempts.Over(scope, account, Context, device), ct);

    private async Task<SignInOutcome> RefuseAsync(string scope, string account, Person? person, string? device, CancellationToken ct)
    {
        await failed.NoteAsync(ActionOf(scope), person, Context, ct);
        if (device is null)
            await notices.FailedAsync(scope, account, person, ClientInfo.From(Context), ct);
        return SignInOutcome.Refused;
    }

    private static string ActionOf(string scope) => scope == AccountAttempts.SignIn ? FailedAttempts.SignIn : FailedAttempts.SecondStep;
}
