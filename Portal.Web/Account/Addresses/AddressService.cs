using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.PasswordReset;
using Portal.Web.Identity.Sessions;
using Portal.Web.Messages;

namespace Portal.Web.Account.Addresses;

/// <summary>
/// Changes the addresses of a person. A new one counts when a link that went there was opened; the old ones are notified and can take the
/// change back for three days, which also ends all sessions and keeps anybody from changing addresses for as long.
/// </summary>
public sealed class AddressService(
    PersonManager people,
    PersonStore store,
    AddressTokens tokens,
    Database db,
    TimeProvider clock,
    AccountMails mails,
    Outbox outbox
)
{
    private const string KeyOf = "select key from person where id = @PersonId";
    private const string Frozen = "select count(*) from address_freeze where person_id = @Id and frozen_until > @now";
    private const string Freeze = """
        insert into address_freeze (person_id, frozen_until) values (@Id, @until)
        on conflict (person_id) do update set frozen_until = excluded.frozen_until
        """;

    public async Task<bool> IsFrozenAsync(long personId, CancellationToken ct) =>
        await db.SingleOrDefaultAsync<long>(Frozen, new { Id = personId, now = clock.GetUtcNow() }, ct) > 0;

    /// <summary>
    /// Sends the link. An address that belongs to another account gets a mail that says so; who asked cannot tell the difference.
    /// </summary>
    public async Task RequestChangeAsync(Person person, AddressKind which, string email, ClientInfo place, CancellationToken ct)
    {
        var (secret, taken) = (Secret.Create(32), which == AddressKind.Main && await people.FindByEmailAsync(email) is not null);
        var mail = taken
            ? mails.Compose(person, email, "AddressTaken", null, l => l.SignIn.Index())
            : mails.Compose(person, email, "AddressAsked", null, l => l.Account.ConfirmAddressOf(secret));
        await db.WriteAsync(
            async work =>
            {
                await AddressTokens.KeepConfirmAsync(work, person, secret, which, email);
                await work.AuditAsync(person.Target, "email-change.requested", person.Target, $"{which}; {place}");
                await outbox.MailAsync(work, mail);
            },
            ct
        );
    }

    /// <summary>Null when the link is good no more, or the address has become somebody else's.</summary>
    public async Task<Person?> ConfirmAsync(string? secret, ClientInfo place, CancellationToken ct)
    {
        if (
            await tokens.ConfirmationAsync(secret, ct) is not { } token
            || await OwnerAsync(token, ct) is not { } person
            || await IsFrozenAsync(person.Id, ct)
        )
            return null;
        var (which, email) = AddressTokens.Read(token);
        return await ChangeAsync(person, which, email, "email.changed", place, work => AddressTokens.UseAsync(work, token)) ? person : null;
    }

    public Task<bool> RemoveSecondAsync(Person person, ClientInfo place) =>
        ChangeAsync(person, AddressKind.Second, null, "email.removed", place, _ => Task.CompletedTask);

    /// <summary>Null when the link is good no more, or the address has become somebody else's.</summary>
    public async Task<Person?> UndoAsync(string? secret, ClientInfo place, CancellationToken ct)
    {
        if (await tokens.UndoAsync(secret, ct) is not { } token || await OwnerAsync(token, ct) is not { } person)
            return null;
        var (which, before) = AddressTokens.Read(token);
        Set(person, which, before);
        var notice = mails.Tell(person, "AddressUndone", place, "Notice.AddressUndone.Text");
        var undone = await SucceedsAsync(
            () => people.UpdateSecurityStampAsync(person),
            async work =>
            {
                await AddressTokens.UseAsync(work, token);
                await AddressTokens.VoidAllAsync(work, person);
                await SessionService.EndAllAsync(work, person.Id, "address-undone");
                await work.ExecuteAsync(Freeze, new { person.Id, until = work.Now + AddressTokens.UndoLife });
                await work.AuditAsync(person.Target, "email-change.undone", person.Target, $"{which}; {place}");
                await mails.SendAsync(work, notice);
            }
        );
        return undone ? person : null;
    }

    private async Task<bool> ChangeAsync(
        Person person,
        AddressKind which,
        string? email,
        string action,
        ClientInfo place,
        Func<UnitOfWork, Task> first
    )
    {
        var (undo, before) = (Secret.Create(32), which == AddressKind.Main ? person.Email : person.SecondEmail);
        var letters = AccountMails
            .Confirmed(person)
            .Where(to => to != email)
            .Select(to =>
                mails.Compose(person, to, $"{which}{(email is null ? "Removed" : "Changed")}", place, l => l.Account.UndoAddressOf(undo))
            )
            .ToList();
        Set(person, which, email);
        return await SucceedsAsync(
            () => people.UpdateAsync(person),
            async work =>
            {
                await first(work);
                await ResetPurposes.VoidAllAsync(work, person.Id); // what lies in the old mailbox sets no password any more
                await AddressTokens.KeepUndoAsync(work, person, undo, which, before);
                await work.AuditAsync(person.Target, action, person.Target, $"{which}; {place}");
                foreach (var mail in letters)
                    await outbox.MailAsync(work, mail);
            }
        );
    }

    private void Set(Person person, AddressKind which, string? email)
    {
        DateTimeOffset? confirmed = email is null ? null : clock.GetUtcNow();
        if (which == AddressKind.Main)
            (person.Email, person.EmailConfirmedAt) = (email!, confirmed);
        else
            (person.SecondEmail, person.SecondEmailConfirmedAt) = (email, confirmed);
    }

    // A link that takes a change back names the person; one that confirms has the person's
    // row. A locked account is opened by people, not by links.
    private async Task<Person?> OwnerAsync(Token token, CancellationToken ct)
    {
        var key = token.BoundTo?.Split(':')[^1] ?? await db.SingleOrDefaultAsync<string>(KeyOf, new { token.PersonId }, ct);
        return key is not null && await people.FindByIdAsync(key) is { LockedAt: null } person ? person : null;
    }

    private async Task<bool> SucceedsAsync(Func<Task<Microsoft.AspNetCore.Identity.IdentityResult>> change, Func<UnitOfWork, Task> along)
    {
        try
        {
            return (await store.SaveAsync(change, along)).Succeeded;
        }
        catch (LinkUsedException)
        {
            return false;
        }
    }
}
