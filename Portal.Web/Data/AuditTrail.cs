using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Web.Data;

/// <summary>
/// Who did what to what, written in the same transaction as the action. Rows are never changed: each holds a hash of itself and of the row
/// before in its chain, so that one that was changed, taken out or put elsewhere is found.
/// </summary>
public static class AuditTrail
{
    /// <summary>
    /// How many chains there are beside the one of old rows. A row of a chain waits until the one before it is durable, so that more chains
    /// let more changes be written at once.
    /// </summary>
    internal const int Chains = 8;

    /// <summary>The chain of what was written before there was one.</summary>
    internal const int OldRows = 0;

    private const int Portion = 1000;

    private const string Append = """
        insert into audit (at, actor, action, target, detail, chain, seq, hash)
        values (@At, @Actor, @Action, @Target, @Detail, @chain, @seq, @hash)
        """;

    // The head is the last thing a change touches: on PostgreSQL its row is the lock that puts a chain in the order of the commits, held as
    // short as can be.
    private const string Grow = "update audit_head set seq = seq + @count where id = @chain returning id, seq, hash, seal, until_id";
    private const string End = "update audit_head set seq = @seq, hash = @hash, seal = @seal where id = @chain";
    private const string Heads = "select id, seq, hash, seal from audit_head order by id";
    private const string Sealed = "update audit_head set seal = @seal where id = @Id";
    private const string Unchained =
        "select id, at, actor, action, target, detail from audit where seq is null and id <= @UntilId order by id limit @Portion";
    private const string Adopt = "update audit set chain = @chain, seq = @seq, hash = @hash where id = @Id";

    /// <param name="work">The change this row belongs to. The row is written with the last step of it.</param>
    /// <param name="actor">Who acted: "system", "command line", or a member's public id.</param>
    /// <param name="action">A noun and a past participle: "article.published".</param>
    /// <param name="target">What it was done to: "article:no-internet/de".</param>
    /// <param name="detail">What a reader of the trail needs beside it. Never a secret.</param>
    public static Task AuditAsync(this UnitOfWork work, string actor, string action, string target, string detail = "")
    {
        work.Audited.Add(
            new AuditRow
            {
                At = work.Now,
                Actor = actor,
                Action = action,
                Target = target,
                Detail = detail,
            }
        );
        return Task.CompletedTask;
    }

    /// <summary>Writes what a change audited, at its end.</summary>
    internal static async Task CloseAsync(UnitOfWork work, int chain, AuditKey? key)
    {
        if (work.Audited.Count == 0)
            return;
        var head = await work.SingleAsync<AuditHead>(Grow, new { chain, count = work.Audited.Count });
        var (seq, hash, left) = (head.Seq - work.Audited.Count, head.Hash, work.Audited.Count);
        var holds = key?.Fits(head with { Seq = seq }) == true;
        foreach (var row in work.Audited)
        {
            hash = HashOf(hash, ++seq, row);
            var seal = --left == 0 ? SealOf(key, holds, head, seq, hash) : null;
            await work.ExecuteAsync(
                left == 0 ? $"{Append}; {End}" : Append,
                new
                {
                    row.At,
                    row.Actor,
                    row.Action,
                    row.Target,
                    row.Detail,
                    chain,
                    seq,
                    hash,
                    seal,
                }
            );
        }
    }

    /// <summary>
    /// Takes the rows from before there was a chain into one of their own, a portion at a time; nothing to do ever after. Called at start.
    /// </summary>
    public static async Task AdoptAsync(Database db, CancellationToken ct)
    {
        while (await db.WriteAsync(work => AdoptAsync(work, db.AuditKey), ct) == Portion)
            ct.ThrowIfCancellationRequested();
    }

    /// <summary>
    /// A hash that no other row at no other place has. Each text goes with its length, so that none can lend letters to its neighbour.
    /// </summary>
    internal static string HashOf(string before, long seq, AuditRow row)
    {
        var text = new StringBuilder(before).Append(CultureInfo.InvariantCulture, $"\n{seq}\n{row.At.UtcTicks}");
        foreach (var part in (string[])[row.Actor, row.Action, row.Target, row.Detail])
            text.Append(CultureInfo.InvariantCulture, $"\n{part.Length}:{part}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>Seals what is there, when the key is new. False without a key.</summary>
    public static Task<bool> SealAsync(Database db, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                if (db.AuditKey is not { } key)
                    return false;
                await work.AuditAsync("command line", "audit.sealed", "audit");
                foreach (var head in await work.ListAsync<AuditHead>(Heads))
                    await work.ExecuteAsync(Sealed, new { head.Id, seal = key.Seal(head.Id, head.Seq, head.Hash) });
                return true;
            },
            ct
        );

    // An end that does not fit is carried on as it is: a seal made anew over it would hide for ever that somebody was there.
    private static string? SealOf(AuditKey? key, bool holds, AuditHead before, long seq, string hash) =>
        key is not null && holds ? key.Seal(before.Id, seq, hash) : before.Seal;

    private static async Task<int> AdoptAsync(UnitOfWork work, AuditKey? key)
    {
        var head = await work.SingleAsync<AuditHead>(Grow, new { chain = OldRows, count = 0 });
        var (seq, hash, holds) = (head.Seq, head.Hash, key?.Fits(head) == true);
        var rows = await work.ListAsync<AuditRow>(Unchained, new { head.UntilId, Portion });
        foreach (var row in rows)
        {
            hash = HashOf(hash, ++seq, row);
            await work.ExecuteAsync(
                Adopt,
                new
                {
                    row.Id,
                    chain = OldRows,
                    seq,
                    hash,
                }
            );
        }

        if (rows.Count > 0)
            await work.ExecuteAsync(
                End,
                new
                {
                    chain = OldRows,
                    seq,
                    hash,
                    seal = SealOf(key, holds, head, seq, hash),
                }
            );
        return rows.Count;
    }
}

/// <summary>A row of the trail.</summary>
internal sealed record AuditRow
{
    public long Id { get; init; }

    public long Chain { get; init; }

    public long? Seq { get; init; }

    public string? Hash { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Target { get; init; }

    public required string Detail { get; init; }
}

/// <summary>How long a chain is, and the hash it ends with.</summary>
internal sealed record AuditHead
{
    public long Id { get; init; }

    public required long Seq { get; init; }

    public required string Hash { get; init; }

    /// <summary>Made of the two and a key that is not in the database; null until the trail was sealed.</summary>
    public string? Seal { get; init; }

    /// <summary>Of the chain of old rows: the last of them, by its number in the table.</summary>
    public long? UntilId { get; init; }

    /// <summary>The last row that was deleted because its time was over; 0 while none was.</summary>
    public long FromSeq { get; init; }

    /// <summary>The hash of that row: the first one that is left goes on from it.</summary>
    public string FromHash { get; init; } = "";
}
