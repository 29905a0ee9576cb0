using Portal.Web.Data;

namespace Portal.Web.Messages;

/// <summary>
/// What is to be sent once a change is durable. The row is written in the change's own <see cref="UnitOfWork"/>: either both are there or
/// neither is. The sender wakes after the commit.
/// </summary>
public sealed class Outbox(MailProtector sealing, MailOptions options, WakeSignal signal)
{
    private const string Insert = """
        insert into outbox (kind, message_id, payload, urgent, queued_at, due_at, attempts, last_error)
        values (@kind, @id, @payload, @urgent, @Now, @Now, 0, '') on conflict (message_id) do nothing
        """;

    private const string Unsent = "select id, payload from outbox where sent_at is null and payload <> ''";
    private const string Withdraw = "delete from outbox where id = @Id";

    /// <summary>
    /// Queues a mail. It is sent within a second of the commit if the mail server takes it, tried again for three days if not, and arrives
    /// at least once under one Message-ID. The same mail queued twice is sent once.
    /// </summary>
    /// <param name="work">The change the mail tells of.</param>
    /// <param name="mail">Composed in the language of its reader. The function given to the database may run twice: compose it before, or
    /// inside without side effects.</param>
    /// <exception cref="FormatException">The address is none <see cref="Mailbox"/> accepts.</exception>
    /// <exception cref="BusyException">The keys are still being made, in the first moment of a new database. Nothing was
    /// changed.</exception>
    public Task MailAsync(UnitOfWork work, Mail mail) => MailAsync(work, Protect(mail));

    /// <summary>
    /// A mail made ready before the change: sealing it takes longer than writing it, and need not keep others from writing.
    /// </summary>
    /// <inheritdoc cref="MailAsync(UnitOfWork, Mail)"/>
    public ProtectedMail Protect(Mail mail) =>
        Mailbox.TryParse(mail.To, out var to)
            ? new(options.MessageId(mail), sealing.Protect(mail with { To = to.Address }), mail.IsUrgent)
            : throw new FormatException("A mail was to be sent to something that is no address.");

    public async Task MailAsync(UnitOfWork work, ProtectedMail mail)
    {
        await work.ExecuteAsync(
            Insert,
            new
            {
                kind = "mail",
                id = mail.MessageId,
                payload = mail.Payload,
                urgent = mail.IsUrgent,
                work.Now,
            }
        );
        work.AfterCommit(signal.Wake);
    }

    /// <summary>
    /// Forgets every mail to these addresses that has not been sent, those that were given up too. All that waits is opened for it: whom a
    /// mail is for stands in it alone. One that is on its way at this moment still arrives.
    /// </summary>
    public async Task WithdrawAsync(UnitOfWork work, IReadOnlyCollection<string> addresses)
    {
        foreach (var row in await work.ListAsync<Waiting>(Unsent))
            if (sealing.Unprotect(row.Payload) is { } mail && addresses.Contains(mail.To, StringComparer.OrdinalIgnoreCase))
                await work.ExecuteAsync(Withdraw, new { row.Id });
    }

    private sealed record Waiting
    {
        public required long Id { get; init; }

        public required string Payload { get; init; }
    }
}

/// <summary>A mail as the outbox holds it.</summary>
public sealed record ProtectedMail(string MessageId, string Payload, bool IsUrgent = false);
