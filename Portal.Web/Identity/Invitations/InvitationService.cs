using Microsoft.AspNetCore.Identity;
using Portal.Web.Data;
using Portal.Web.Identity.Passwords;
using Portal.Web.Identity.People;
using Portal.Web.Messages;

namespace Portal.Web.Identity.Invitations;

/// <summary>
/// How members of staff come by their accounts: somebody who has one invites them, and a link in a mail lets them choose a password. No
/// account ever has a password somebody else chose.
/// </summary>
public sealed class InvitationService(
    PersonStore store,
    UserManager<Person> people,
    Database db,
    Tokens tokens,
    HashingQueue hashing,
    Outbox outbox,
    PeopleMails mails
)
{
    public const string Purpose = "invitation";

    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>The key of the new person; null when the address belongs to an account already.</summary>
    public async Task<string?> InviteAsync(Me me, Person person, IReadOnlyList<string> roles, CancellationToken ct)
    {
        var secret = Secret.Create(32);
        var mail = mails.Invitation(person, secret);
        foreach (var role in roles)
            await store.AddToRoleAsync(person, role, ct);
        var made = await store.SaveAsync(
            () => people.CreateAsync(person),
            async work =>
            {
                await work.AuditAsync(me.Target, "person.invited", person.Target, string.Join(' ', roles));
                await SendAsync(work, person, secret, mail);
            }
        );
        return made.Succeeded ? person.Key : null;
    }

    /// <summary>Another link for somebody who did not follow the first, which is void from now on.</summary>
    public Task InviteAgainAsync(Me me, Person person, CancellationToken ct)
    {
        var secret = Secret.Create(32);
        var mail = mails.Invitation(person, secret);
        return db.WriteAsync(
            async work =>
            {
                await work.AuditAsync(me.Target, "person.invited", person.Target);
                await SendAsync(work, person, secret, mail);
            },
            ct
        );
    }

    /// <summary>Who was invited with this link; null when it is not good, or no longer.</summary>
    public async Task<Person?> FindAsync(string? secret, CancellationToken ct) =>
        await tokens.FindAsync(Purpose, secret, ct) is { PersonId: { } id }
        && await store.FindAsync(id, ct) is { PasswordHash: null, LockedAt: null } person
            ? person
            : null;

    /// <summary>Who came by this link a moment ago, with the very form that comes again: a button touched twice.</summary>
    public async Task<Person?> FindAcceptedAsync(string? secret, string form, CancellationToken ct) =>
        await tokens.FindAsync(Purpose, secret, ct, form) is { UsedAt: not null, PersonId: { } id } ? await store.FindAsync(id, ct) : null;

    /// <summary>
    /// Takes the first password of somebody invited, whose mailbox is theirs: the link came from there. The errors are those of the
    /// password; none, and no success, when the link was used meanwhile.
    /// </summary>
    public async Task<IdentityResult> AcceptAsync(Person person, string secret, string password, string? form, CancellationToken ct)
    {
        if (await tokens.FindAsync(Purpose, secret, ct) is not { } token || token.PersonId != person.Id)
            return IdentityResult.Failed();
        person.EmailConfirmedAt = token.CreatedAt;
        try
        {
            return await store.SaveAsync(
                () => hashing.RunAsync(() => people.AddPasswordAsync(person, password), ct),
                async work =>
                {
                    if (await Tokens.UseAsync(work, token, form) != TokenUse.First)
                        throw new LinkUsedException();
                    await work.AuditAsync(person.Target, "invitation.accepted", person.Target);
                }
            );
        }
        catch (LinkUsedException)
        {
            return IdentityResult.Failed();
        }
    }

    private async Task SendAsync(UnitOfWork work, Person person, string secret, Mail mail)
    {
        await Tokens.KeepAsync(work, new NewToken(Purpose, secret, Life) { PersonId = person.Id });
        await outbox.MailAsync(work, mail);
    }
}
