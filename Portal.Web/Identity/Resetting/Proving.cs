using Microsoft.AspNetCore.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.Sessions;

namespace Portal.Web.Identity.Resetting;

/// <summary>The ways to show who one is that need no mail. Each is limited, and whoever asks about an address that does not exist gets the same answer after the same work.</summary>
public sealed class Proving(
    Standings standings, TypedCodes codes, PersonManager people, PersonStore store, AttemptLimits limits, AttemptNotices notices, FailedAttempts failed, Tokens tokens, Data.Database db)
{
    private const int FreeOfAccount = 5;
    private const int AnHourOfNetwork = 50;

    /// <summary>How long to wait, after an <see cref="Entrance.Wait"/>.</summary>
    public TimeSpan Wait { get; private set; }

    /// <summary>From when on the code of a letter is good, when it was refused because it came too early.</summary>
    public DateTimeOffset? GoodFrom { get; private set; }

    public async Task<Entrance> ByTypedCodeAsync(HttpContext context, string typed, CancellationToken ct)
    {
        if (!await MayTryAsync(Attempt.OfNetworks("reset", context, AnHourOfNetwork), ct)) return Entrance.Wait;
        var digits = new string([.. typed.Where(char.IsAsciiDigit)]);
        if (await codes.GuessAsync(context, digits, ct) is not { PersonId: { } id } token || await standings.PersonAsync(id, ct) is not { LockedAt: null } person)
            return await RefusedAsync(FailedAttempts.Reset, null, context, ct);
        return await standings.ProveAsync(context, person, token, [Standing.Code], ct) ? Entrance.In : Entrance.Refused;
    }

    public async Task<Entrance> ByRecoveryCodeAsync(HttpContext context, string email, string code, CancellationToken ct)
    {
        Attempt[] attempts = [Attempt.OfAccount("reset", context, EmailKeys.Normalize(email), FreeOfAccount), .. Attempt.OfNetworks("reset", context, AnHourOfNetwork)];
        if (!await MayTryAsync(attempts, ct)) return Entrance.Wait;
        var person = await people.FindByEmailAsync(email) is { LockedAt: null } found ? found : new Person();
        if (!await store.RedeemCodeAsync(person, code, ct)) return await RefusedAsync(FailedAttempts.Reset, person, context, ct);
        await limits.SucceedAsync(attempts, ct);
        return await standings.ProveAsync(context, person, null, [Standing.RecoveryCode], ct) ? Entrance.In : Entrance.Refused;
    }

    /// <summary>The code stays good until the password is set: who lacks the second step has not lost it.</summary>
    public async Task<Entrance> ByPaperAsync(HttpContext context, string typed, CancellationToken ct)
    {
        if (!await MayTryAsync(Attempt.OfNetworks("reset", context, AnHourOfNetwork), ct)) return Entrance.Wait;
        var code = PaperCode.Plain(typed);
        if (await tokens.FindAsync(ResetPurposes.Paper, code, ct) is null)
        {
            GoodFrom = await tokens.WaitsAsync(ResetPurposes.Paper, code, ct);
            return await RefusedAsync(FailedAttempts.Reset, null, context, ct);
        }

        Standings.Hold(context, ResetPurposes.Paper, code);
        return Entrance.In;
    }

    /// <summary>After the first proof: a code of the authenticator app, or a recovery code when the first was something else.</summary>
    public async Task<Entrance> BySecondStepAsync(HttpContext context, Standing standing, string typed, CancellationToken ct)
    {
        var person = standing.Person;
        var device = await KnownDevices.OfAsync(db, person, context, ct);
        if (!await MayTryAsync(AccountAttempts.Of(AccountAttempts.ResetStep, person.Key, context, device), ct)) return Entrance.Wait;
        var isRecovery = PaperCode.Plain(typed).Length > 6;
        var proof = isRecovery ? Standing.RecoveryCode : Standing.Authenticator;
        if (standing.Proofs.Contains(proof) || !await IsRightAsync(person, typed, isRecovery, ct))
        {
            if (device is null) await notices.FailedAsync(AccountAttempts.ResetStep, person.Key, person, Place.Of(context), ct);
            return await RefusedAsync(FailedAttempts.SecondStep, person, context, ct);
        }

        await limits.SucceedAsync(AccountAttempts.Over(AccountAttempts.ResetStep, person.Key, context, device), ct);
        return await standings.ProveAsync(context, person, standing.Token, [.. standing.Proofs, proof], ct) ? Entrance.In : Entrance.Refused;
    }

    private async Task<Entrance> RefusedAsync(string action, Person? person, HttpContext context, CancellationToken ct)
    {
        await failed.NoteAsync(action, person, context, ct);
        return Entrance.Refused;
    }

    private Task<bool> IsRightAsync(Person person, string typed, bool isRecovery, CancellationToken ct) => isRecovery
        ? store.RedeemCodeAsync(person, typed, ct)
        : people.VerifyTwoFactorTokenAsync(person, TokenOptions.DefaultAuthenticatorProvider, typed.Replace(" ", "", StringComparison.Ordinal));

    private async Task<bool> MayTryAsync(IReadOnlyList<Attempt> attempts, CancellationToken ct) => (Wait = await limits.TakeAsync(attempts, ct)) == TimeSpan.Zero;
}
