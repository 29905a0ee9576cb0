using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Messages;

namespace Portal.Web.Account.Deletion;

/// <summary>
/// Erases accounts whose two weeks are over: everybody who holds something of the person forgets it, in one transaction; mails that still
/// wait for them are not sent, but for the one that says it is done; the audit trail stays, about somebody without a name. A locked account
/// is left alone until people have looked at it, and so is one of staff.
/// </summary>
public sealed partial class Erasure(
    Database db,
    IEnumerable<IPersonalData> holders,
    AccountMails mails,
    Outbox outbox,
    TimeProvider clock,
    ILogger<Erasure> logger
)
{
    private const int Portion = 100;

    private const string Due = """
        select p.id, p.key, p.name, p.language, p.email, p.email_confirmed_at, p.second_email, p.second_email_confirmed_at,
            p.customer_number
        from deletion d join person p on p.id = d.person_id
        where d.erased_at is null and d.due_at <= @now and p.locked_at is null
            and not exists (select 1 from person_role r where r.person_id = p.id) and p.id > @after
        order by p.id limit @Portion
        """;

    private const string Claim = "update deletion set erased_at = @Now where person_id = @Id and erased_at is null and due_at <= @Now";

    /// <summary>
    /// Everybody who is due, however many; returns how many were erased. Several nodes may do this at once: each person is erased by one of
    /// them. One who cannot be erased is tried again the next time and keeps nobody else waiting.
    /// </summary>
    public async Task<int> SweepAsync(CancellationToken ct)
    {
        var (now, after, erased) = (clock.GetUtcNow(), 0L, 0);
        while (
            await db.ListAsync<Person>(
                Due,
                new
                {
                    now,
                    after,
                    Portion,
                },
                ct
            )
                is { Count: > 0 } due
        )
        {
            foreach (var person in due)
                if (await TryAsync(person, ct))
                    erased++;
            after = due[^1].Id;
        }

        if (erased > 0)
            await db.Dialect.ScrubAsync(ct);
        return erased;
    }

    private async Task<bool> TryAsync(Person person, CancellationToken ct)
    {
        try
        {
            return await EraseAsync(person, ct);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.Failed(logger, error, person.Key);
            return false;
        }
    }

    private Task<bool> EraseAsync(Person person, CancellationToken ct)
    {
        var owner = person.ToOwner();
        string[] addresses = [.. new[] { person.Email, person.SecondEmail }.OfType<string>().SelectMany(Spellings)];
        var letters = AccountMails.Confirmed(person).Select(to => mails.Compose(person, to, "Erased", null, null)).ToList();
        return db.WriteAsync(
            async work =>
            {
                if (await work.ExecuteAsync(Claim, new { person.Id, work.Now }) == 0)
                    return false; // taken back at the last moment
                foreach (var holder in holders)
                    await holder.EraseAsync(work, owner);
                await outbox.WithdrawAsync(work, addresses);
                await work.AuditAsync("system", "person.erased", person.Target);
                foreach (var mail in letters)
                    await outbox.MailAsync(work, mail);
                return true;
            },
            ct
        );
    }

    // A mail waits under the form it is sent to, whatever form was typed.
    private static IEnumerable<string> Spellings(string address) =>
        Mailbox.TryParse(address, out var mailbox) ? [address, mailbox.Address] : [address];

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Account erasure failed for {Person}; retrying")]
        public static partial void Failed(ILogger logger, Exception error, string person);
    }
}
