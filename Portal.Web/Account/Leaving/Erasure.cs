using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Messages;

namespace Portal.Web.Account.Leaving;

/// <summary>
/// Erases accounts whose two weeks are over: everybody who holds something of the person forgets it, in one transaction; mails that still wait for them are not sent, but for the one that says it is done; the audit trail stays, about somebody without a name.
/// A locked account is left alone until people have looked at it, and so is one of staff.
/// </summary>
public sealed class Erasure(Database db, IEnumerable<IOwnData> holders, AccountMails mails, Outbox outbox, TimeProvider clock)
{
    private const int Most = 100;

    private const string Due = """
        select p.id, p.key, p.name, p.language, p.email, p.email_confirmed_at, p.second_email, p.second_email_confirmed_at, p.customer_number
        from deletion d join person p on p.id = d.person_id
        where d.erased_at is null and d.due_at <= @now and p.locked_at is null and not exists (select 1 from person_role r where r.person_id = p.id)
        order by d.due_at limit @Most
        """;

    private const string Claim = "update deletion set erased_at = @Now where person_id = @Id and erased_at is null and due_at <= @Now";

    /// <summary>Returns how many were erased. Several nodes may do this at once: each person is erased by one of them.</summary>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var erased = 0;
        foreach (var person in await db.ListAsync<Person>(Due, new { now = clock.GetUtcNow(), Most }, ct))
            if (await EraseAsync(person, ct)) erased++;
        return erased;
    }

    private Task<bool> EraseAsync(Person person, CancellationToken ct)
    {
        var owner = new Owner(person.Id, person.Key, person.CustomerNumber);
        string[] addresses = [.. new[] { person.Email, person.SecondEmail }.OfType<string>()];
        var letters = AccountMails.Confirmed(person).Select(to => mails.Compose(person, to, "Erased", null, null)).ToList();
        return db.WriteAsync(
            async work =>
            {
                if (await work.ExecuteAsync(Claim, new { person.Id, work.Now }) == 0) return false; // taken back at the last moment
                foreach (var holder in holders) await holder.EraseAsync(work, owner);
                await outbox.WithdrawAsync(work, addresses);
                await work.AuditAsync("system", "person.erased", person.Target);
                foreach (var mail in letters) await outbox.MailAsync(work, mail);
                return true;
            },
            ct);
    }
}
