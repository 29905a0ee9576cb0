using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Sessions;

namespace Portal.Web.Account.Security;

/// <summary>
/// What belongs to every change of the ways into an account: all other sessions end, the present one goes on, the owner is notified at
/// every address, and one way in always remains.
/// </summary>
public sealed class SecurityMethodService(UserManager<Person> people, PersonStore store, AccountMails mails, IHttpContextAccessor context)
{
    private const int MaxTries = 3;

    // Staff need more than a password; for all others the password is a way in.
    private const string SignInMethods = """
        select count(*) from person p
        where p.id = @Id and (exists (select 1 from passkey k where k.person_id = p.id)
            or (p.password_hash is not null and (p.second_step = @yes or not exists (select 1 from person_role r
            where r.person_id = p.id))))
        """;

    /// <summary>
    /// Makes a change and all that belongs to it, in one transaction. It is made anew when somebody else changed the person meanwhile.
    /// </summary>
    /// <param name="action">As the audit trail names it; it names the subject of what the owner is notified of too.</param>
    /// <param name="change">Sets what changes on the person; false when there is nothing to change.</param>
    /// <param name="shown">By what more than a password was shown in this change; null when nothing was.</param>
    /// <param name="lessens">True for a change that takes a way in away.</param>
    /// <exception cref="LastSecurityMethodException">The last way into the account would have gone. Nothing was changed.</exception>
    internal async Task<bool> ChangeAsync(string action, Func<Person, Task<bool>> change, string? shown = null, bool lessens = false)
    {
        var (http, me) = (context.HttpContext!, context.HttpContext!.Me()!);
        var place = ClientInfo.From(http);
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await people.FindByIdAsync(me.Key) is not { } person || !await change(person))
                return false;
            var notice = mails.Tell(person, action, place);
            var saved = await store.SaveAsync(
                () => people.UpdateSecurityStampAsync(person),
                async work =>
                {
                    if (lessens && await work.SingleAsync<long>(SignInMethods, new { person.Id, yes = true }) == 0)
                        throw new LastSecurityMethodException();
                    await work.AuditAsync(me.Target, action, me.Target, $"{place}");
                    await SessionService.AdoptAsync(work, person, me.SessionId);
                    if (shown is not null)
                        await SessionService.StrengthenAsync(work, me.SessionId, shown);
                    await mails.SendAsync(work, notice);
                }
            );
            if (saved.Succeeded)
                return true;
        }

        throw new BusyException("The person was changed by others again and again.");
    }
}

/// <summary>The last way into an account would have been taken away.</summary>
public sealed class LastSecurityMethodException : InvalidOperationException;
