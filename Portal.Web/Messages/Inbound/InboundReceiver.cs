using Portal.Web.Data;

namespace Portal.Web.Messages.Inbound;

/// <summary>
/// Takes one mail: reads it, delivers it or puts it into the quarantine. Its row is closed in the change that comes of it, so that a mail
/// that is fetched twice is taken once, whichever node dies when.
/// </summary>
public sealed partial class InboundReceiver(
    Database db,
    InboundOptions options,
    MailParser parser,
    Quarantine quarantine,
    IEnumerable<IInboundHandler> handlers,
    ILogger<InboundReceiver> logger
)
{
    // So often something of ours may fail before the mail makes room for those behind it.
    private const int MaxAttempts = 5;

    private const string Begin = """
        insert into inbound_mail (mailbox, message_id, hash, fetched_at, attempts) values (@mailbox, @messageId, @hash, @Now, 1)
        on conflict (mailbox, message_id, hash) do update set attempts = inbound_mail.attempts + 1
        returning id, attempts, outcome
        """;
    private const string End = "update inbound_mail set outcome = @outcome, ended_at = @Now where id = @id and outcome is null";
    private const string Forget = "delete from inbound_mail where fetched_at < @before and outcome is not null";

    private static readonly TimeSpan Known = TimeSpan.FromDays(180);

    /// <summary>Takes a mail; when this returns, it may be moved away.</summary>
    /// <param name="mailbox">Where it lay.</param>
    /// <param name="bytes">The mail, or its header.</param>
    /// <param name="isWhole">False when only the header was read, because the mail is too large.</param>
    /// <param name="ct">Ends the wait.</param>
    /// <returns>True for one that was kept here whole or delivered.</returns>
    public async Task ReceiveAsync(InboundMailbox mailbox, byte[] bytes, bool isWhole, CancellationToken ct)
    {
        var row = await BeginAsync(mailbox, bytes, ct);
        if (row.Outcome is not null)
            return;
        var (mail, reason) = Examine(bytes, isWhole, row.Attempts, ct);
        if (mail is not null && reason is null)
            reason = await DeliverAsync(mail, mailbox, row, ct);
        if (reason is { } why)
            await quarantine.KeepAsync(mailbox.Address, bytes, mail, why, work => EndAsync(work, row, $"quarantined: {why}"), ct);
    }

    /// <summary>Delivers a mail of the quarantine after all.</summary>
    /// <returns>Null when it is there no more.</returns>
    public async Task<InboundResult?> ReleaseAsync(long id, DeliveryInstruction instruction, CancellationToken ct)
    {
        if (await quarantine.FindAsync(id, ct) is not { } item || quarantine.Read(item) is not { } bytes)
            return null;
        var mailbox = options.Mailboxes.FirstOrDefault(m => m.Address == item.Mailbox) ?? Former(item.Mailbox);
        if (item.Reason == $"{QuarantineReason.TooLarge}" || parser.TryRead(bytes, ct) is not { } mail)
            return InboundResult.Quarantine(Enum.Parse<QuarantineReason>(item.Reason));
        var change = await Handler.PrepareAsync(mail, mailbox, instruction, ct);
        return await db.WriteAsync(
            async work =>
            {
                if (!await quarantine.RemoveAsync(work, item))
                    return null;
                var result = await change(work);
                if (result.Reason is not null)
                    return work.Refuse(result);
                await work.AuditAsync(instruction.Actor, "mail.released", $"mail:{id}", result.Target);
                return result;
            },
            ct
        );
    }

    /// <summary>Forgets mails that were taken so long ago that no server has them still.</summary>
    public Task ForgetAsync(CancellationToken ct) =>
        db.WriteAsync(work => work.ExecuteAsync(Forget, new { before = work.Now - Known }), ct);

    // One that is not fetched from any more.
    private static InboundMailbox Former(string address) =>
        new()
        {
            Address = address,
            Host = "",
            User = "",
        };

    private IInboundHandler Handler => handlers.Single();

    private Task<Row> BeginAsync(InboundMailbox mailbox, byte[] bytes, CancellationToken ct)
    {
        var (messageId, hash) = (MailParser.MessageIdIn(bytes), MailParser.HashOf(bytes));
        return db.WriteAsync(
            work =>
                work.SingleAsync<Row>(
                    Begin,
                    new
                    {
                        mailbox = mailbox.Address,
                        messageId,
                        hash,
                        work.Now,
                    }
                ),
            ct
        );
    }

    private (InboundMail? Mail, QuarantineReason? Reason) Examine(byte[] bytes, bool isWhole, long attempts, CancellationToken ct)
    {
        if (!isWhole)
            return (null, QuarantineReason.TooLarge);
        if (attempts > MaxAttempts)
            return (null, QuarantineReason.Failed);
        try
        {
            var mail = parser.Read(bytes, ct);
            return (mail, ReasonFor(mail));
        }
        catch (MimeLimitException)
        {
            return (null, QuarantineReason.TooComplex);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            Log.Unreadable(logger, error.GetType().Name); // its words may repeat those of the mail
            return (null, QuarantineReason.Unreadable);
        }
    }

    private static QuarantineReason? ReasonFor(InboundMail mail) =>
        mail.Kind switch
        {
            InboundKind.Spam => QuarantineReason.Spam,
            InboundKind.Bulk => QuarantineReason.Bulk,
            InboundKind.Own => QuarantineReason.Own,
            InboundKind.Message when mail.Sender == "" => QuarantineReason.NoSender,
            _ => null,
        };

    private async Task<QuarantineReason?> DeliverAsync(InboundMail mail, InboundMailbox mailbox, Row row, CancellationToken ct)
    {
        var change = await Handler.PrepareAsync(mail, mailbox, null, ct);
        return await db.WriteAsync(
            async work =>
            {
                if (!await EndAsync(work, row, "delivered"))
                    return (QuarantineReason?)null; // another node was faster
                var result = await change(work);
                return result.Reason is { } reason ? work.Refuse<QuarantineReason?>(reason) : null;
            },
            ct
        );
    }

    private static async Task<bool> EndAsync(UnitOfWork work, Row row, string outcome) =>
        await work.ExecuteAsync(
            End,
            new
            {
                outcome,
                work.Now,
                id = row.Id,
            }
        ) == 1;

    private sealed record Row
    {
        public required long Id { get; init; }

        public required long Attempts { get; init; }

        public string? Outcome { get; init; }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A mail could not be read ({Fault}) and is in the quarantine")]
        public static partial void Unreadable(ILogger logger, string fault);
    }
}
