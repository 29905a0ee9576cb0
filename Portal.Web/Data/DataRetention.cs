namespace Portal.Web.Data;

/// <summary>
/// Deletes rows of the audit trail and of the change table whose time is over. A chain of the trail loses its oldest rows only, and
/// remembers the hash of the last of them, so that what is left can still be verified; a
/// row of the trail itself says where each chain was cut.
/// </summary>
public sealed class DataRetention(Database db, RetentionOptions options)
{
    /// <summary>The action of the row that says where a chain begins now.</summary>
    internal const string Truncated = "audit.truncated";

    private const int Portion = 500;

    private const string Head = "select id, seq, hash, from_seq, from_hash from audit_head where id = @chain";
    private const string Oldest = """
        select chain, seq, hash, at, actor, action, target, detail from audit where chain = @chain and seq > @FromSeq
        order by seq limit @Portion
        """;

    // Another node that is cutting the same chain waits here, and then finds another beginning.
    private const string Begin = "update audit_head set from_seq = @to, from_hash = @hash where id = @chain and from_seq = @FromSeq";
    private const string Drop = "delete from audit where chain = @chain and seq <= @to";

    private const string StillStands =
        "select count(*) from audit_head where from_seq > 0 and id || '/' || from_seq || ':' || from_hash = @Detail";

    // The last one stays: a node that starts reads on from its number.
    private const string DropChanges = "delete from change where at < @before and seq < (select max(seq) from change)";

    public async Task RunAsync(CancellationToken ct)
    {
        if (options.ChangeDays > 0)
            await db.WriteAsync(work => work.ExecuteAsync(DropChanges, new { before = work.Now.AddDays(-options.ChangeDays) }), ct);
        if (options.AuditDays == 0)
            return;
        for (var chain = 0; chain <= AuditTrail.Chains; chain++)
            while (await db.WriteAsync(work => CutAsync(work, chain), ct) == Portion)
                ct.ThrowIfCancellationRequested();
    }

    private async Task<int> CutAsync(UnitOfWork work, int chain)
    {
        if (await work.SingleOrDefaultAsync<AuditHead>(Head, new { chain }) is not { } head)
            return 0;
        var before = work.Now.AddDays(-options.AuditDays);
        var old = (
            await work.ListAsync<AuditRow>(
                Oldest,
                new
                {
                    chain,
                    head.FromSeq,
                    Portion,
                }
            )
        ).TakeWhile(r => r.At < before).ToList();
        if (old.Count == 0)
            return 0;
        var (to, hash) = (old[^1].Seq!.Value, old[^1].Hash!);
        if (
            await work.ExecuteAsync(
                Begin,
                new
                {
                    chain,
                    head.FromSeq,
                    to,
                    hash,
                }
            ) == 0
        )
            return 0;
        await work.ExecuteAsync(Drop, new { chain, to });
        await work.AuditAsync("system", Truncated, $"audit:{chain}", $"{chain}/{to}:{hash}");
        // what another chain's beginning rests on is said again
        foreach (var said in old.Where(r => AuditActions.Current(r.Action) == Truncated))
            if (await work.SingleAsync<long>(StillStands, new { said.Detail }) > 0)
                await work.AuditAsync("system", Truncated, said.Target, said.Detail);
        return old.Count;
    }
}
