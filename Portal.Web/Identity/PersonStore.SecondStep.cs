using Microsoft.AspNetCore.Identity;

namespace Portal.Web.Identity;

/// <content>The second step: the authenticator's secret, the steps it has used up, and recovery codes.</content>
public sealed partial class PersonStore : IUserTwoFactorStore<Person>, IUserAuthenticatorKeyStore<Person>, IUserTwoFactorRecoveryCodeStore<Person>
{
    private const string TakeStep = "update person set last_totp_step = @step where id = @Id and last_totp_step < @step";
    private const string StartSteps = "update person set last_totp_step = @step where id = @Id";
    private const string ForgetCodes = "delete from recovery_code where person_id = @Id";
    private const string AddCode = "insert into recovery_code (person_id, hash, created_at) values (@Id, @hash, @Now)";
    private const string UseCode = "update recovery_code set used_at = @Now where person_id = @Id and hash = @hash and used_at is null";
    private const string CodesLeft = "select count(*) from recovery_code where person_id = @Id and used_at is null";

    public Task SetTwoFactorEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken) => Set(user.SecondStep = enabled);

    public Task<bool> GetTwoFactorEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.SecondStep);

    public Task SetAuthenticatorKeyAsync(Person user, string key, CancellationToken cancellationToken) => Set(user.AuthenticatorKey = seal.Close(key));

    public Task<string?> GetAuthenticatorKeyAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(seal.Open(user.AuthenticatorKey));

    /// <summary>A new secret, shown to be in the app by the code of a step of the clock, which is used up by that. Null ends the second step.</summary>
    internal void SetAuthenticator(Person person, string? key, long step)
    {
        (person.AuthenticatorKey, person.SecondStep) = (key is null ? null : seal.Close(key), key is not null);
        Also(work => work.ExecuteAsync(StartSteps, new { person.Id, step }));
    }

    /// <summary>False when this step of the clock, or a later one, has already let this person in: a code is good once.</summary>
    public async Task<bool> TakeTotpStepAsync(Person user, long step, CancellationToken ct) =>
        await db.WriteAsync(work => work.ExecuteAsync(TakeStep, new { user.Id, step }), ct) == 1;

    /// <summary>The old codes are void with the next change of the person, the new ones hold from then on.</summary>
    public Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        List<string> hashes = [.. recoveryCodes.Select(c => HashOfCode(user, c))];
        Also(async work =>
        {
            await work.ExecuteAsync(ForgetCodes, new { user.Id });
            foreach (var hash in hashes) await work.ExecuteAsync(AddCode, new { user.Id, hash, work.Now });
        });
        return Task.CompletedTask;
    }

    public async Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken) =>
        await db.WriteAsync(work => work.ExecuteAsync(UseCode, new { user.Id, hash = HashOfCode(user, code), work.Now }), cancellationToken) == 1;

    public async Task<int> CountCodesAsync(Person user, CancellationToken cancellationToken) => (int)await db.SingleOrDefaultAsync<long>(CodesLeft, new { user.Id }, cancellationToken);

    private static string HashOfCode(Person person, string code) => Secret.Hash($"{person.Key} {SecondSteps.RecoveryCodes.Plain(code)}");
}
