using Microsoft.AspNetCore.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Sessions;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>
/// The ways to show who one is that need no mail. Each is limited, and whoever asks about an address that does not exist gets the same
/// answer after the same work.
/// </summary>
public sealed class ResetVerification(
    ResetSessionStore standings,
    EmailCodes codes,
    PersonManager people,
    PersonStore store,
    AttemptLimits limits,
    AttemptNotices notices,
    FailedAttempts failed,
    Tokens tokens,
    Data.Database db
)
{
    private const int FreeOfAccount = 5;
    private const int AnHourOfNetwork = 50;

    /// <summary>How long to wait, after an <see cref="SignInOutcome.Wait"/>.</summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>From when on the code of a letter is good, when it was refused because it came too early.</summary>
    public DateTimeOffset? GoodFrom { get; private set; }

    public async Task<SignInOutcome> ByEmailCodeAsync(HttpContext context, string typed, CancellationToken ct)
    {
        if (!await MayTryAsync(Attempt.ForNetworks("reset", context, AnHourOfNetwork), ct))
            return SignInOutcome.Wait;
        var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
        if (
            await codes.GuessAsync(context, digits, ct) is not { PersonId: { } id } token
            || await standings.PersonAsync(id, ct) is not { LockedAt: null } person
        )
            return await RefusedAsync(FailedAttempts.Reset, null, context, ct);
        return await standings.ProveAsync(context, person, token, [ResetSession.Code], ct) ? SignInOutcome.In : SignInOutcome.Refused;
    }

    public async Task<SignInOutcome> ByRecoveryCodeAsync(HttpContext context, string email, string code, CancellationToken ct)
    {
        Attempt[] attempts =
        [
            Attempt.ForAccount("reset", context, EmailNormalizer.Normalize(email), FreeOfAccount),
            .. Attempt.ForNetworks("reset", context, AnHourOfNetwork),
        ];
        if (!await MayTryAsync(attempts, ct))
            return SignInOutcome.Wait;
        var person = await people.FindByEmailAsync(email) is { LockedAt: null } found ? found : new Person();
        if (!await store.RedeemCodeAsync(person, code, ct))
            return await RefusedAsync(FailedAttempts.Reset, person, context, ct);
        await limits.SucceedAsync(attempts, ct);
        return await standings.ProveAsync(context, person, null, [ResetSession.RecoveryCode], ct)
            ? SignInOutcome.In
            : SignInOutcome.Refused;
    }

    /// <summary>The code stays good until the password is set: who lacks the second step has not lost it.</summary>
    public async Task<SignInOutcome> ByPrintedCodeAsync(HttpContext context, string typed, CancellationToken ct)
    {
        if (!await MayTryAsync(Attempt.ForNetworks("reset", context, AnHourOfNetwork), ct))
            return SignInOutcome.Wait;
        var code = PrintedCode.Plain(typed);
        if (await tokens.FindAsync(ResetPurposes.PrintedCode, code, ct) is null)
        {
            GoodFrom = await tokens.WaitsAsync(ResetPurposes.PrintedCode, code, ct);
            return await RefusedAsync(FailedAttempts.Reset, null, context, ct);
        }

        ResetSessionStore.Hold(context, ResetPurposes.PrintedCode, code);
        return SignInOutcome.In;
    }

    /// <summary>After the first proof: a code of the authenticator app, or a recovery code when the first was something else.</summary>
    public async Task<SignInOutcome> BySecondStepAsync(HttpContext context, ResetSession standing, string typed, CancellationToken ct)
    {
        var person = standing.Person;
        var device = await KnownDevices.FindAsync(db, person, context, ct);
        if (!await MayTryAsync(AccountAttempts.For(AccountAttempts.ResetStep, person.Key, context, device), ct))
            return SignInOutcome.Wait;
        var isRecovery = PrintedCode.Plain(typed).Length > 6;
        var proof = isRecovery ? ResetSession.RecoveryCode : ResetSession.Authenticator;
        if (standing.Methods.Contains(proof) || !await IsRightAsync(person, typed, isRecovery, ct))
        {
            if (device is null)
                await notices.FailedAsync(AccountAttempts.ResetStep, person.Key, person, ClientInfo.From(context), ct);
            return await RefusedAsync(FailedAttempts.SecondStep, person, context, ct);
        }

        await limits.SucceedAsync(AccountAttempts.Over(AccountAttempts.ResetStep, person.Key, context, device), ct);
        return await standings.ProveAsync(context, person, standing.Token, [.. standing.Methods, proof], ct)
            ? SignInOutcome.In
            : SignInOutcome.Refused;
    }

    private async Task<SignInOutcome> RefusedAsync(string action, Person? person, HttpContext context, CancellationToken ct)
    {
        await failed.NoteAsync(action, person, context, ct);
        return SignInOutcome.Refused;
    }

    private Task<bool> IsRightAsync(Person person, string typed, bool isRecovery, CancellationToken ct) =>
        isRecovery
            ? store.RedeemCodeAsync(person, typed, ct)
            : people.VerifyTwoFactorTokenAsync(
                person,
                TokenOptions.DefaultAuthenticatorProvider,
                typed.Replace(" ", "", StringComparison.Ordinal)
            );

    private async Task<bool> MayTryAsync(IReadOnlyList<Attempt> attempts, CancellationToken ct) =>
        (Wait = await limits.TakeAsync(attempts, ct)) == TimeSpan.Zero;
}
