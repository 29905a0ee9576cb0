using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Portal.Web.Data;

/// <summary>
/// Who did what to what, written in the same transaction as the deed. Rows are never changed: each holds a hash of itself and of the row before, so that one that was changed, taken out
/// or put elsewhere is found.
/// </summary>
public static class AuditTrail
{
    private const string Append = "insert into audit (at, actor, action, target, detail, seq, hash) values (@At, @Actor, @Action, @Target, @Detail, @seq, @hash)";

    // The head is the last thing a change touches: on PostgreSQL its row is the lock that puts the chain in the order of the commits, held as short as can be.
    private const string Grow = "update audit_head set seq = seq + @count where id = 1 returning seq, hash";
    private const string End = "update audit_head set seq = @seq, hash = @hash where id = 1";
    private const string Unchained = "select id, at, actor, action, target, detail from audit where seq is null order by id";
    private const string Chain = "update audit set seq = @seq, hash = @hash where id = @Id";

    /// <param name="work">The change this row belongs to. The row is written with the last step of it.</param>
    /// <param name="actor">Who acted: "system", "command line", or a member's public id.</param>
    /// <param name="action">A noun and a past participle: "article.published".</param>
    /// <param name="target">What it was done to: "article:no-internet/de".</param>
    /// <param name="detail">What a reader of the trail needs beside it. Never a secret.</param>
    public static Task AuditAsync(this Work work, string actor, string action, string target, string detail = "")
    {
        work.Audited.Add(new AuditRow { At = work.Now, Actor = actor, Action = action, Target = target, Detail = detail });
        return Task.CompletedTask;
    }

    /// <summary>Writes what a change audited, at its end.</summary>
    internal static async Task CloseAsync(Work work)
    {
        if (work.Audited.Count == 0) return;
        var head = await work.SingleAsync<AuditHead>(Grow, new { count = work.Audited.Count });
        var (seq, hash) = (head.Seq - work.Audited.Count, head.Hash);
        if (seq == 0) (seq, hash) = await AdoptAsync(work);
        foreach (var row in work.Audited)
        {
            hash = HashOf(hash, ++seq, row);
            await work.ExecuteAsync(Append, new { row.At, row.Actor, row.Action, row.Target, row.Detail, seq, hash });
        }

        await work.ExecuteAsync(End, new { seq, hash });
    }

    /// <summary>A hash that no other row at no other place has. Each text goes with its length, so that none can lend letters to its neighbour.</summary>
    internal static string HashOf(string before, long seq, AuditRow row)
    {
        var text = new StringBuilder(before).Append(CultureInfo.InvariantCulture, $"\n{seq}\n{row.At.UtcTicks}");
        foreach (var part in (string[])[row.Actor, row.Action, row.Target, row.Detail]) text.Append(CultureInfo.InvariantCulture, $"\n{part.Length}:{part}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    // The first row of the chain takes those before it in: they were written before there was one.
    private static async Task<(long Seq, string Hash)> AdoptAsync(Work work)
    {
        var (seq, hash) = (0L, "");
        foreach (var row in await work.ListAsync<AuditRow>(Unchained))
        {
            hash = HashOf(hash, ++seq, row);
            await work.ExecuteAsync(Chain, new { row.Id, seq, hash });
        }

        return (seq, hash);
    }
}

/// <summary>A row of the trail.</summary>
internal sealed record AuditRow
{
    public long Id { get; init; }

    public long? Seq { get; init; }

    public string? Hash { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Target { get; init; }

    public required string Detail { get; init; }
}

/// <summary>How long the chain is, and the hash it ends with.</summary>
internal sealed record AuditHead
{
    public required long Seq { get; init; }

    public required string Hash { get; init; }
}
