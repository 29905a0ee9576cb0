using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;
using Portal.Web.Identity.PasswordReset;
using Portal.Web.Identity.Passwords;
using Portal.Web.Identity.Sessions;

namespace Portal.Web.Account;

/// <summary>
/// Changes the password of somebody who is signed in: links to reset the old one are void, and every confirmed address is notified.
/// </summary>
public sealed class PasswordService(
    PersonManager people,
    PersonStore store,
    HashingQueue hashing,
    IPasswordHasher<Person> hasher,
    AccountMails mails,
    IHttpContextAccessor context
)
{
    private const string Carry =
        "update session set security_stamp = @SecurityStamp where person_id = @Id and ended_at is null and stamp = @before";

    /// <summary>Fails with the keys of what is wrong with the password, or when the person was changed meanwhile.</summary>
    /// <param name="person">Whose old password was right.</param>
    /// <param name="password">The new one.</param>
    /// <param name="endOthers">True to end all sessions but the present one.</param>
    /// <param name="ct">Ends the wait for a turn to hash.</param>
    public async Task<IdentityResult> ChangeAsync(Person person, string password, bool endOthers, CancellationToken ct)
    {
        foreach (var validator in people.PasswordValidators)
            if (await validator.ValidateAsync(people, person, password) is { Succeeded: false } refused)
                return refused;
        var (me, place, before) = (context.HttpContext!.Me()!, ClientInfo.From(context.HttpContext!), person.SecurityStamp);
        await store.SetPasswordHashAsync(
            person,
            await hashing.RunAsync(() => Task.FromResult(hasher.HashPassword(person, password)), ct),
            ct
        );
        var (notice, over) = (mails.Tell(person, "Password", place), AccountAttempts.OverWithPassword(person, context.HttpContext!));
        return await store.SaveAsync(
            () => people.UpdateSecurityStampAsync(person),
            async work =>
            {
                await AttemptLimits.SucceedAsync(work, over);
                await ResetPurposes.VoidAllAsync(work, person.Id);
                if (endOthers)
                    await SessionService.EndAllAsync(work, person.Id, "password", except: me.SessionId);
                else
                    await work.ExecuteAsync(
                        Carry,
                        new
                        {
                            person.Id,
                            person.SecurityStamp,
                            before,
                        }
                    );
                await SessionService.AdoptAsync(work, person, me.SessionId);
                await work.AuditAsync(person.Target, "password.changed", person.Target, $"{place}");
                await mails.SendAsync(work, notice);
            }
        );
    }
}
