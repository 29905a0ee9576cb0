using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Passwords;
using Portal.Web.Identity.Sessions;

namespace Portal.Web.Identity;

/// <summary>How an attempt to sign in ended.</summary>
public enum Entrance
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

/// <summary>The framework's sign-in manager with the portal's own rules at the door: limited attempts, bounded hashing, and the same time whether or not an account exists.</summary>
public sealed class Doorkeeper(
    UserManager<Person> people, IHttpContextAccessor context, IUserClaimsPrincipalFactory<Person> principals, IOptions<IdentityOptions> options, ILogger<SignInManager<Person>> logger,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation, HashingQueue hashing, AttemptLimits limits, NobodysPassword nobody, FailedAttempts failed, Data.Database db)
    : SignInManager<Person>(people, context, principals, options, logger, schemes, confirmation)
{
    private const int FreeOfAccount = 5;
    private const int FreeOfNetwork = 50;
    private const int FreeCodes = 5;

    private Person? entered;

    /// <summary>How long to wait after <see cref="Entrance.Wait"/>.</summary>
    public TimeSpan Wait { get; private set; }

    public async Task<Entrance> EnterAsync(string email, string password, bool stay, CancellationToken ct)
    {
        if (hashing.IsFull) return Entrance.Busy; // before anything that costs: a flood is refused without writing a row for each of its drops
        var person = await UserManager.FindByEmailAsync(email);
        if (!await MayTryAsync("sign-in", EmailKeys.Normalize(email), person, FreeOfAccount, ct)) return Entrance.Wait;
        var right = await hashing.RunAsync(() => person?.PasswordHash is null ? nobody.CheckAsync(password) : UserManager.CheckPasswordAsync(person, password), ct);
        if (!right || person?.LockedAt is not null) await failed.NoteAsync(FailedAttempts.SignIn, person, Context, ct);
        if (!right || person is null) return Entrance.Refused;
        if (person.LockedAt is not null) return Entrance.Locked;
        await ForgiveAsync("sign-in", person.EmailKey, FreeOfAccount, ct);
        return (await SignInOrTwoFactorAsync(person, stay)).RequiresTwoFactor ? Entrance.SecondStep : Entrance.In;
    }

    /// <summary>The second step: a code of the authenticator app or, longer, one of the recovery codes.</summary>
    public async Task<Entrance> TakeSecondStepAsync(string code, bool stay, CancellationToken ct)
    {
        var person = await GetTwoFactorAuthenticationUserAsync();
        if (person is null || person.LockedAt is not null) return Entrance.Refused;
        if (!await MayTryAsync("second-step", person.Key, null, FreeCodes, ct)) return Entrance.Wait;
        var plain = PaperCode.Plain(code);
        var result = plain.Length > 6 ? await TwoFactorRecoveryCodeSignInAsync(code) : await TwoFactorAuthenticatorSignInAsync(code.Replace(" ", "", StringComparison.Ordinal), stay, rememberClient: false);
        if (!result.Succeeded) return await RefusedAsync(FailedAttempts.SecondStep, person, ct);
        await ForgiveAsync("second-step", person.Key, FreeCodes, ct);
        return Entrance.In;
    }

    /// <summary>The roles of whoever came in by this request, or was in before.</summary>
    public async Task<IEnumerable<string>> RolesAsync() => entered is null ? Context.Me()?.Roles ?? [] : await UserManager.GetRolesAsync(entered);

    public override Task SignInWithClaimsAsync(Person user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        entered = user;
        return base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
    }

    /// <summary>After a passkey: the framework has checked everything there is to check.</summary>
    public Task EnterByPasskeyAsync(Person person) => SignInWithClaimsAsync(person, isPersistent: false, [new Claim(Ways.Claim, Ways.Passkey)]);

    /// <summary>True when somebody signed in is who they say: their password, limited like at the door.</summary>
    public async Task<Entrance> ProveAsync(Person person, string password, CancellationToken ct)
    {
        if (!await MayTryAsync("sign-in", person.EmailKey, person, FreeOfAccount, ct)) return Entrance.Wait;
        var right = await hashing.RunAsync(() => person.PasswordHash is null ? nobody.CheckAsync(password) : UserManager.CheckPasswordAsync(person, password), ct);
        if (!right) return await RefusedAsync(FailedAttempts.SignIn, person, ct);
        await ForgiveAsync("sign-in", person.EmailKey, FreeOfAccount, ct);
        return Entrance.In;
    }

    /// <summary>The second step of somebody signed in: a code of the app or, longer, one of the recovery codes.</summary>
    public async Task<Entrance> ProveSecondStepAsync(Person person, string code, CancellationToken ct)
    {
        if (!await MayTryAsync("second-step", person.Key, null, FreeCodes, ct)) return Entrance.Wait;
        var right = PaperCode.Plain(code).Length > 6
            ? (await UserManager.RedeemTwoFactorRecoveryCodeAsync(person, code)).Succeeded
            : person.SecondStep && await UserManager.VerifyTwoFactorTokenAsync(person, Options.Tokens.AuthenticatorTokenProvider, code.Replace(" ", "", StringComparison.Ordinal));
        if (!right) return await RefusedAsync(FailedAttempts.SecondStep, person, ct);
        await ForgiveAsync("second-step", person.Key, FreeCodes, ct);
        return Entrance.In;
    }

    private async Task<Entrance> RefusedAsync(string action, Person person, CancellationToken ct)
    {
        await failed.NoteAsync(action, person, Context, ct);
        return Entrance.Refused;
    }

    // A browser its owner has used before has a count of its own, so that nobody can lock the owner out by guessing.
    private async Task<bool> MayTryAsync(string scope, string account, Person? person, int free, CancellationToken ct)
    {
        var known = person is not null && await KnownDevices.KnowsAsync(db, person.Id, Context, ct);
        Wait = await limits.TakeAsync(known ? [OfDevice(scope, account, free)] : Counted(scope, account, free), ct);
        if (Wait > TimeSpan.Zero) failed.NoteWait($"{scope}.failed", Context);
        return Wait == TimeSpan.Zero;
    }

    private async Task ForgiveAsync(string scope, string account, int free, CancellationToken ct)
    {
        await limits.ClearAsync([OfDevice(scope, account, free), Attempt.OfAccount(scope, Context, account, free)], ct);
        await limits.GiveBackAsync(Attempt.OfNetwork(scope, Context, FreeOfNetwork), ct);
    }

    private Attempt OfDevice(string scope, string account, int free) => Attempt.OfDevice(scope, account, KnownDevices.NameIn(Context) ?? "", free);

    private Attempt[] Counted(string scope, string account, int free) => [Attempt.OfAccount(scope, Context, account, free), Attempt.OfNetwork(scope, Context, FreeOfNetwork)];
}
