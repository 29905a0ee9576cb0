using Portal.Web.Data;
using Portal.Web.Identity.External;
using Portal.Web.Identity.Invitations;
using Portal.Web.Identity.Sessions;
using Portal.Web.Messages;

namespace Portal.Web.Identity.People;

/// <summary>Why something was not done with a person. The names are the last parts of the keys of their texts.</summary>
[Refusal]
public enum PersonRefusal
{
    Self,
    LastAdministrator,
    AlreadyChanged,
}

/// <summary>
/// What administrators do with other people's accounts. Each act is one transaction with its row in the trail and its mails, and ends the
/// sessions of the person, so that it counts from their next request on. Nobody does any of it to themselves, and one administrator who can
/// come in always remains.
/// </summary>
public sealed class PeopleService(Database db, Outbox outbox, PeopleMails mails)
{
    private const string RolesOf = "select role from person_role where person_id = @Id";
    private const string Withdraw = "delete from person_role where person_id = @Id and role = @role";
    private const string Grant = "insert into person_role (person_id, role, granted_at) values (@Id, @role, @Now) on conflict do nothing";
    private const string Restamp = "update person set security_stamp = @stamp, version = @next where id = @Id and version = @Version";
    private const string Lock = """
        update person set locked_at = @Now, lock_reason = 'administrator', security_stamp = @stamp, version = @next
        where id = @Id and locked_at is null
        """;
    private const string Unlock =
        "update person set locked_at = null, lock_reason = null, version = @next where id = @Id and locked_at is not null";

    // The first changes nothing but makes two administrators who act at once take turns.
    private const string TakeTurns = "update person_role set granted_at = granted_at where role = 'Administrator'";
    private const string OtherAdministrators = $"""
        select count(*) from person_role r join person p on p.id = r.person_id
        where r.role = 'Administrator' and p.id <> @Id and {FirstAdministrator.WhoCanComeIn}
        """;

    private const string Forget = """
        update person set second_step = @no, authenticator_key = null, security_stamp = @stamp, version = @next
        where id = @Id and (second_step = @yes or exists (select 1 from passkey where person_id = @Id))
        """;

    private const string Disconnect = "delete from external_login where id = @loginId and person_id = @Id";
    private const string ForgetKeys = "delete from passkey where person_id = @Id";
    private const string ForgetCodes = "delete from recovery_code where person_id = @Id";

    /// <param name="me">Who acts.</param>
    /// <param name="person">As the page showed them: when they were changed since, nothing is done.</param>
    /// <param name="roles">Those the person has from now on.</param>
    /// <param name="ct">Ends the wait.</param>
    public Task<PersonRefusal?> ChangeRolesAsync(Me me, Person person, IReadOnlyList<string> roles, CancellationToken ct)
    {
        var (notices, stamp, next) = (mails.Roles(person, roles), Secret.Create(20), Secret.Create(10));
        return ActAsync(
            me,
            person,
            async work =>
            {
                var held = await RolesAsync(work, person);
                var (taken, granted) = (held.Except(roles).ToList(), roles.Except(held).ToList());
                if (taken.Count + granted.Count == 0)
                    return null;
                if (taken.Contains(Roles.Administrator) && await IsLastAsync(work, person))
                    return PersonRefusal.LastAdministrator;
                if (
                    await work.ExecuteAsync(
                        Restamp,
                        new
                        {
                            person.Id,
                            person.Version,
                            stamp,
                            next,
                        }
                    ) == 0
                )
                    return PersonRefusal.AlreadyChanged;
                await SetRolesAsync(work, person, taken, granted);
                await TellAsync(
                    work,
                    me,
                    person,
                    "person.roles-changed",
                    string.Join(' ', [.. granted.Select(r => $"+{r}"), .. taken.Select(r => $"-{r}")]),
                    notices
                );
                return null;
            },
            ct
        );
    }

    public Task<PersonRefusal?> LockAsync(Me me, Person person, string reason, CancellationToken ct)
    {
        var (notices, stamp, next) = (mails.Locked(person, reason), Secret.Create(20), Secret.Create(10));
        return ActAsync(
            me,
            person,
            async work =>
            {
                if (
                    (await work.ListAsync<string>(RolesOf, new { person.Id })).Contains(Roles.Administrator)
                    && await IsLastAsync(work, person)
                )
                    return PersonRefusal.LastAdministrator;
                if (
                    await work.ExecuteAsync(
                        Lock,
                        new
                        {
                            person.Id,
                            work.Now,
                            stamp,
                            next,
                        }
                    ) == 1
                )
                    await TellAsync(work, me, person, "person.locked", reason, notices);
                return null;
            },
            ct
        );
    }

    public Task<PersonRefusal?> UnlockAsync(Me me, Person person, string reason, CancellationToken ct)
    {
        var (notices, next) = (mails.Unlocked(person, reason), Secret.Create(10));
        return ActAsync(
            me,
            person,
            async work =>
            {
                if (await work.ExecuteAsync(Unlock, new { person.Id, next }) == 1)
                    await TellAsync(work, me, person, "person.unlocked", reason, notices);
                return null;
            },
            ct
        );
    }

    public Task<PersonRefusal?> EndSessionsAsync(Me me, Person person, CancellationToken ct)
    {
        var notices = mails.Ended(person);
        return ActAsync(
            me,
            person,
            async work =>
            {
                await TellAsync(work, me, person, "session.all-ended", "", notices);
                return null;
            },
            ct
        );
    }

    /// <summary>
    /// For somebody who has lost the phone or the key and has no codes left: the second step, the passkeys and the codes go, the password
    /// stays. Staff see nothing until they have set up another second step. Every address is notified, and every session ends.
    /// </summary>
    public Task<PersonRefusal?> ForgetFactorsAsync(Me me, Person person, string reason, CancellationToken ct)
    {
        var (notices, stamp, next) = (mails.Factors(person, reason), Secret.Create(20), Secret.Create(10));
        return ActAsync(
            me,
            person,
            async work =>
            {
                if (
                    await work.ExecuteAsync(
                        Forget,
                        new
                        {
                            person.Id,
                            stamp,
                            next,
                            yes = true,
                            no = false,
                        }
                    ) == 0
                )
                    return null;
                await work.ExecuteAsync(ForgetKeys, new { person.Id });
                await work.ExecuteAsync(ForgetCodes, new { person.Id });
                await TellAsync(work, me, person, "person.security-methods-removed", reason, notices);
                return null;
            },
            ct
        );
    }

    /// <summary>They no longer sign in through an identity server. Every address is notified, and every session ends.</summary>
    public Task<PersonRefusal?> DisconnectAsync(Me me, Person person, ExternalLogin login, CancellationToken ct)
    {
        var notices = mails.Disconnected(person, login.Name);
        return ActAsync(
            me,
            person,
            async work =>
            {
                if (await work.ExecuteAsync(Disconnect, new { person.Id, loginId = login.Id }) == 1)
                    await TellAsync(work, me, person, "external-sign-in.removed", login.Server, notices);
                return null;
            },
            ct
        );
    }

    internal static Task<IReadOnlyList<string>> RolesAsync(UnitOfWork work, Person person) =>
        work.ListAsync<string>(RolesOf, new { person.Id });

    /// <summary>Part of a change of somebody's roles.</summary>
    internal static async Task SetRolesAsync(UnitOfWork work, Person person, IEnumerable<string> taken, IEnumerable<string> granted)
    {
        foreach (var role in taken)
            await work.ExecuteAsync(Withdraw, new { person.Id, role });
        foreach (var role in granted)
            await work.ExecuteAsync(
                Grant,
                new
                {
                    person.Id,
                    role,
                    work.Now,
                }
            );
    }

    private async Task<PersonRefusal?> ActAsync(Me me, Person person, Func<UnitOfWork, Task<PersonRefusal?>> act, CancellationToken ct) =>
        me.PersonId == person.Id ? PersonRefusal.Self : await db.WriteAsync(act, ct);

    /// <summary>True when no other administrator can come in by a way of the portal's own.</summary>
    internal static async Task<bool> IsLastAsync(UnitOfWork work, Person person)
    {
        await work.ExecuteAsync(TakeTurns);
        return await work.SingleAsync<long>(OtherAdministrators, new { person.Id }) == 0;
    }

    private async Task TellAsync(UnitOfWork work, Me me, Person person, string action, string detail, IReadOnlyList<Mail> notices)
    {
        await SessionService.EndAllAsync(work, person.Id, "administrator");
        await work.AuditAsync(me.Target, action, person.Target, detail);
        foreach (var mail in notices)
            await outbox.MailAsync(work, mail);
    }
}
