using Portal.Web.Data;

namespace Portal.Web.Messages.Inbound;

/// <summary>
/// Mails that were not delivered: they wait until somebody of the help desk has looked at them, or until their time is over.
/// </summary>
public sealed class Quarantine(Database db, QuarantineFolder folder, InboundOptions options, TimeProvider clock)
{
    private const string Columns = "id, key, mailbox, sender, subject, reason, size, at";
    private const string Keep = """
        insert into quarantined_mail (key, mailbox, sender, subject, reason, size, at)
        values (@key, @mailbox, @sender, @subject, @reason, @size, @Now)
        """;
    private const string Newest = $"select {Columns} from quarantined_mail where id < @before order by id desc limit @most";
    private const string One = $"select {Columns} from quarantined_mail where id = @id";
    private const string Remove = "delete from quarantined_mail where id = @Id";
    private const string Old = "delete from quarantined_mail where at < @before returning key";
    private const string Count = "select count(*) from quarantined_mail";
    private const string Known = "select count(*) from quarantined_mail where key = @key";

    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<QuarantinedMail>> ListAsync(long before, int most, CancellationToken ct) =>
        db.ListAsync<QuarantinedMail>(Newest, new { before, most }, ct);

    public Task<QuarantinedMail?> FindAsync(long id, CancellationToken ct) => db.SingleOrDefaultAsync<QuarantinedMail>(One, new { id }, ct);

    public Task<long> CountAsync(CancellationToken ct) => db.SingleOrDefaultAsync<long>(Count, ct: ct);

    /// <summary>The bytes of a mail; null when they are gone.</summary>
    public byte[]? Read(QuarantinedMail mail)
    {
        using var stream = folder.Open(mail.Key);
        if (stream is null)
            return null;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Somebody of the help desk throws a mail away.</summary>
    public Task<bool> DiscardAsync(long id, string actor, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                if (await work.SingleOrDefaultAsync<QuarantinedMail>(One, new { id }) is not { } mail || !await RemoveAsync(work, mail))
                    return false;
                await work.AuditAsync(actor, "mail.discarded", $"mail:{id}", mail.Reason);
                return true;
            },
            ct
        );

    /// <summary>Deletes what has waited for too long, and files that a crash left without a row.</summary>
    public async Task SweepAsync(CancellationToken ct)
    {
        var before = TimeSpan.FromDays(options.QuarantineDays);
        foreach (var key in await db.WriteAsync(work => work.ListAsync<string>(Old, new { before = work.Now - before }), ct))
            folder.Delete(key);
        foreach (var key in folder.KeysBefore(clock.GetUtcNow().UtcDateTime.AddDays(-1)).ToList())
            if (await db.SingleOrDefaultAsync<long>(Known, new { key }, ct) == 0)
                folder.Delete(key);
    }

    // First the bytes, then the row: what the database names is there.
    internal async Task KeepAsync(
        string mailbox,
        byte[] bytes,
        InboundMail? mail,
        QuarantineReason reason,
        Func<UnitOfWork, Task<bool>> end,
        CancellationToken ct
    )
    {
        var key = KeyedFolder.NewKey();
        await folder.SaveAsync(key, bytes, ct);
        var isKept = await db.WriteAsync(
            async work =>
            {
                if (!await end(work))
                    return false;
                await work.ExecuteAsync(
                    Keep,
                    new
                    {
                        key,
                        mailbox,
                        sender = mail?.Sender ?? "",
                        subject = Shortened(mail?.Subject ?? ""),
                        reason = $"{reason}",
                        size = bytes.LongLength,
                        work.Now,
                    }
                );
                return true;
            },
            ct
        );
        if (!isKept)
            folder.Delete(key);
    }

    internal async Task<bool> RemoveAsync(UnitOfWork work, QuarantinedMail mail)
    {
        if (await work.ExecuteAsync(Remove, new { mail.Id }) == 0)
            return false;
        work.AfterCommit(() => folder.Delete(mail.Key));
        return true;
    }

    private static string Shortened(string subject) => subject.Length <= 200 ? subject : subject[..200];
}

/// <summary>A mail in the quarantine.</summary>
public sealed record QuarantinedMail
{
    public required long Id { get; init; }

    public required string Key { get; init; }

    public required string Mailbox { get; init; }

    /// <summary>Empty when it could not be read.</summary>
    public required string Sender { get; init; }

    public required string Subject { get; init; }

    public required string Reason { get; init; }

    public required long Size { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>The bytes of mails in the quarantine. Several nodes need one folder that all of them see.</summary>
public sealed class QuarantineFolder(IConfiguration configuration, IHostEnvironment environment)
    : KeyedFolder(configuration, environment, "quarantine");
