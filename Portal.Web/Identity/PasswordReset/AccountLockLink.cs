using Portal.Web.Data;
using Portal.Web.Identity.Sessions;
using Portal.Web.Messages;
using Portal.Web.Site;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>
/// "This was not me": a link in the mails about changes that locks the account. Such links name nobody in the column that voids older ones,
/// for a thief who changes the address as well must not void the link in the owner's mailbox.
/// </summary>
public sealed class AccountLockLink(
    Database db,
    Tokens tokens,
    PersonManager people,
    PersonStore store,
    ResetMails mails,
    Outbox outbox,
    TimeProvider clock
)
{
    public const string Reason = "not-me";
    private const string Cookie = "not-me";
    private const string VoidAll =
        "update token set used_at = @Now where used_at is null and (person_id = @Id or (purpose = @purpose and data = @Key))";
    private const string WasUsed = """
        select count(*) from token t join person p on p.key = t.data
        where t.hash = @hash and t.purpose = @purpose and t.used_at is not null and p.lock_reason = @Reason
        """;

    /// <summary>Part of the change that its owner is told of.</summary>
    public static Task KeepAsync(UnitOfWork work, Person person, string secret) =>
        Tokens.KeepAsync(work, new NewToken(ResetPurposes.AccountLock, secret, ResetPurposes.AccountLockLife) { Data = person.Key });

    public static void Hold(HttpContext context, string secret) => context.Response.SetCookie(Cookie, secret, ResetPurposes.LinkLife);

    /// <summary>True when the browser holds a link that can lock an account.</summary>
    public async Task<bool> IsHeldAsync(HttpContext context, CancellationToken ct) => await FindAsync(context, ct) is not null;

    /// <summary>
    /// Locks the account: sessions end, and everything that could open it is void. True
    /// also when it was done a moment ago with the same link.
    /// </summary>
    public async Task<bool> LockAccountAsync(HttpContext context, CancellationToken ct)
    {
        // A thief may be changing the account at this very moment: then once more.
        for (var tries = 0; tries < 5; tries++)
        {
            if (await FindAsync(context, ct) is not { Data: { } key } || await people.FindByIdAsync(key) is not { } person)
                return await WasUsedAsync(context, ct);
            if (await LockAsync(person))
                return true;
        }

        return false;
    }

    private async Task<bool> LockAsync(Person person)
    {
        var letters = mails.AccountLocked(person);
        if (person.LockedAt is null)
            (person.LockedAt, person.LockReason) = (clock.GetUtcNow(), Reason);
        var locked = await store.SaveAsync(
            () => people.UpdateSecurityStampAsync(person),
            async work =>
            {
                await work.ExecuteAsync(
                    VoidAll,
                    new
                    {
                        person.Id,
                        person.Key,
                        work.Now,
                        purpose = ResetPurposes.AccountLock,
                    }
                );
                await SessionService.EndAllAsync(work, person.Id, Reason);
                await work.AuditAsync(person.Target, "person.locked", person.Target, Reason);
                foreach (var mail in letters)
                    await outbox.MailAsync(work, mail);
            }
        );
        return locked.Succeeded;
    }

    private Task<Token?> FindAsync(HttpContext context, CancellationToken ct) =>
        tokens.FindAsync(ResetPurposes.AccountLock, context.Request.Cookie(Cookie), ct);

    private async Task<bool> WasUsedAsync(HttpContext context, CancellationToken ct) =>
        context.Request.Cookie(Cookie) is { Length: > 0 } secret
        && await db.SingleOrDefaultAsync<long>(
            WasUsed,
            new
            {
                hash = Secret.Hash(secret),
                purpose = ResetPurposes.AccountLock,
                Reason,
            },
            ct
        ) > 0;
}
