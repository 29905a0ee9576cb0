using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;
using Portal.Web.Identity.PasswordReset;

namespace Portal.Web.Identity;

/// <content>The second step: the authenticator's secret, the steps it has used up, and recovery codes.</content>
public sealed partial class PersonStore
    : IUserTwoFactorStore<Person>,
        IUserAuthenticatorKeyStore<Person>,
        IUserTwoFactorRecoveryCodeStore<Person>
{
    private const string TakeStep =
        "update person set last_totp_step = @step, last_totp_by = @form, last_totp_at = @Now where id = @Id and last_totp_step < @step";
    private const string TookStep =
        "select count(*) from person where id = @Id and last_totp_step = @step and last_totp_by = @form and last_totp_at > @recently";
    private const string StartSteps = "update person set last_totp_step = @step, last_totp_by = null where id = @Id";
    private const string ForgetCodes = "delete from recovery_code where person_id = @Id";
    private const string AddCode = "insert into recovery_code (person_id, hash, created_at) values (@Id, @hash, @Now)";
    private const string UseCode =
        "update recovery_code set used_at = @Now, used_by = @form where person_id = @Id and hash = @hash and used_at is null";
    private const string UsedCode =
        "select count(*) from recovery_code where person_id = @Id and hash = @hash and used_by = @form and used_at > @recently";

    // A letter stands in for a recovery code: the help desk has looked who asks for it.
    private const string UseLetter = """
        update token set used_at = @Now, used_by = @form
        where purpose = @PrintedCode and hash = @letter and person_id = @Id and used_at is null and expires_at > @Now
            and (valid_from is null or valid_from <= @Now)
        """;

    private const string UsedLetter = """
        select count(*) from token
        where purpose = @PrintedCode and hash = @letter and person_id = @Id and used_by = @form and used_at > @recently
        """;
    private const string CodesLeft = "select count(*) from recovery_code where person_id = @Id and used_at is null";

    public Task SetTwoFactorEnabledAsync(Person user, bool enabled, CancellationToken cancellationToken) => Set(user.SecondStep = enabled);

    public Task<bool> GetTwoFactorEnabledAsync(Person user, CancellationToken cancellationToken) => Task.FromResult(user.SecondStep);

    public Task SetAuthenticatorKeyAsync(Person user, string key, CancellationToken cancellationToken) =>
        Set(user.AuthenticatorKey = seal.Protect(key));

    public Task<string?> GetAuthenticatorKeyAsync(Person user, CancellationToken cancellationToken) =>
        Task.FromResult(seal.Unprotect(user.AuthenticatorKey));

    /// <summary>
    /// A new secret, shown to be in the app by the code of a step of the clock, which is used up by that. Null ends the second step.
    /// </summary>
    internal void SetAuthenticator(Person person, string? key, long step)
    {
        (person.AuthenticatorKey, person.SecondStep) = (key is null ? null : seal.Protect(key), key is not null);
        pending.Add(work => work.ExecuteAsync(StartSteps, new { person.Id, step }));
    }

    /// <summary>
    /// False when this step of the clock, or a later one, has already let this person in: a
    /// code is good once. The form it came with may come twice.
    /// </summary>
    public Task<bool> TakeTotpStepAsync(Person user, long step, CancellationToken ct)
    {
        var form = DoubleSubmit.KeyFrom(context?.HttpContext);
        return db.WriteAsync(
            async work =>
            {
                var values = new
                {
                    user.Id,
                    step,
                    form,
                    work.Now,
                    recently = work.Now - DoubleSubmit.Repeats,
                };
                return await work.ExecuteAsync(TakeStep, values) == 1
                    || (form is not null && await work.SingleAsync<long>(TookStep, values) > 0);
            },
            ct
        );
    }

    /// <summary>The old codes are void with the next change of the person, the new ones hold from then on.</summary>
    public Task ReplaceCodesAsync(Person user, IEnumerable<string> recoveryCodes, CancellationToken cancellationToken)
    {
        List<string> hashes = [.. recoveryCodes.Select(c => HashOfCode(user, c))];
        pending.Add(async work =>
        {
            await work.ExecuteAsync(ForgetCodes, new { user.Id });
            foreach (var hash in hashes)
                await work.ExecuteAsync(
                    AddCode,
                    new
                    {
                        user.Id,
                        hash,
                        work.Now,
                    }
                );
        });
        return Task.CompletedTask;
    }

    /// <summary>
    /// A recovery code, or in its place the code of a letter from the help desk. Each is good once; the form it came with may come twice.
    /// </summary>
    public Task<bool> RedeemCodeAsync(Person user, string code, CancellationToken cancellationToken)
    {
        var (form, hash, letter) = (
            DoubleSubmit.KeyFrom(context?.HttpContext),
            HashOfCode(user, code),
            Secret.Hash(PrintedCode.Plain(code))
        );
        return db.WriteAsync(
            async work =>
            {
                var values = new
                {
                    user.Id,
                    hash,
                    letter,
                    ResetPurposes.PrintedCode,
                    form,
                    work.Now,
                    recently = work.Now - DoubleSubmit.Repeats,
                };
                if (await work.ExecuteAsync(UseCode, values) == 1)
                    return true;
                if (await work.ExecuteAsync(UseLetter, values) == 1)
                {
                    await work.AuditAsync(user.Target, "printed-code.used", user.Target);
                    return true;
                }

                return form is not null
                    && await work.SingleAsync<long>(UsedCode, values) + await work.SingleAsync<long>(UsedLetter, values) > 0;
            },
            cancellationToken
        );
    }

    public async Task<int> CountCodesAsync(Person user, CancellationToken cancellationToken) =>
        (int)await db.SingleOrDefaultAsync<long>(CodesLeft, new { user.Id }, cancellationToken);

    private static string HashOfCode(Person person, string code) => Secret.Hash($"{person.Key} {SecondSteps.RecoveryCodes.Plain(code)}");
}
