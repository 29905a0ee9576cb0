using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Messages;
using Portal.Web.Site;

namespace Portal.Web.Account.Deletion;

/// <summary>The wish to have an account deleted. It is fulfilled after two weeks, in which it can be taken back.</summary>
public sealed class DeletionService(Database db, AccountMails mails, Outbox outbox, LocalTime time, TimeProvider clock)
{
    public const int GraceDays = 14;

    private const string Due = "select due_at from deletion where person_id = @personId and erased_at is null";
    private const string Ask =
        "insert into deletion (person_id, requested_at, due_at) values (@Id, @Now, @due) on conflict (person_id) do nothing";
    private const string Withdraw = "delete from deletion where person_id = @Id and erased_at is null";

    /// <summary>When the account will be erased; null when nobody asked for it.</summary>
    public Task<DateTimeOffset?> DueAsync(long personId, CancellationToken ct) =>
        db.SingleOrDefaultAsync<DateTimeOffset?>(Due, new { personId }, ct);

    /// <summary>Asked for twice it is one wish: the day stays.</summary>
    public Task RequestAsync(Person person, ClientInfo place, CancellationToken ct)
    {
        var due = clock.GetUtcNow().AddDays(GraceDays);
        var letters = AccountMails
            .Confirmed(person)
            .Select(to =>
                mails.Compose(person, to, "Deletion", place, l => l.Account.Deletion, time.Day(Language.FromCode(person.Language), due))
            )
            .ToList();
        return db.WriteAsync(
            async work =>
            {
                if (
                    await work.ExecuteAsync(
                        Ask,
                        new
                        {
                            person.Id,
                            work.Now,
                            due,
                        }
                    ) == 0
                )
                    return;
                await work.AuditAsync(person.Target, "deletion.requested", person.Target, $"{place}");
                foreach (var mail in letters)
                    await outbox.MailAsync(work, mail);
            },
            ct
        );
    }

    public Task WithdrawAsync(Person person, ClientInfo place, CancellationToken ct)
    {
        var notice = mails.Tell(person, "DeletionWithdrawn", place, "Notice.DeletionWithdrawn.Text");
        return db.WriteAsync(
            async work =>
            {
                if (await work.ExecuteAsync(Withdraw, new { person.Id }) == 0)
                    return;
                await work.AuditAsync(person.Target, "deletion.withdrawn", person.Target, $"{place}");
                await mails.SendAsync(work, notice);
            },
            ct
        );
    }
}
