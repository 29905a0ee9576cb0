namespace Portal.Web.Data;

/// <summary>Reads the whole trail and says which rows are not as they were written, where some are missing, and how it ends.</summary>
public sealed class AuditVerification(Database db)
{
    private const int Batch = 2000;

    private const string Rows = "select id, seq, hash, at, actor, action, target, detail from audit where seq > @after order by seq limit @Batch";
    private const string Outside = "select id, seq, hash, at, actor, action, target, detail from audit where seq is null order by id limit 100";
    private const string Head = "select seq, hash from audit_head where id = 1";

    /// <param name="known">An end of the chain that was noted earlier and must still be in it: "1200:3fa8…"; null for none.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<AuditReport> RunAsync(string? known, CancellationToken ct)
    {
        var head = await db.SingleOrDefaultAsync<AuditHead>(Head, ct: ct);
        if (head is null) return new(0, "", ["The end of the chain is not known: its row is missing."]);
        List<string> faults = [];
        var (seq, hash, rows, isKnown) = (0L, "", 0L, known is null);
        while (await db.ListAsync<AuditRow>(Rows, new { after = seq, Batch }, ct) is { Count: > 0 } batch)
        {
            foreach (var row in batch)
            {
                if (row.Seq > seq + 1) faults.Add(row.Seq == seq + 2 ? $"Row {seq + 1} is missing." : $"Rows {seq + 1} to {row.Seq - 1} are missing.");
                else if (row.Hash != AuditTrail.HashOf(hash, row.Seq!.Value, row)) faults.Add($"Row {row.Seq} is not as it was written, or not where: {row.At.UtcDateTime:O} {row.Actor} {row.Action} {row.Target}");
                (seq, hash, rows) = (row.Seq!.Value, row.Hash ?? "", rows + 1);
                isKnown |= known == $"{seq}:{hash}";
            }
        }

        if (seq < head.Seq) faults.Add($"The last {head.Seq - seq} rows are missing.");
        else if (seq > head.Seq || hash != head.Hash) faults.Add("The chain does not end as its head says.");
        if (!isKnown) faults.Add($"The chain no longer holds the end that was noted: {known}");
        if (head.Seq > 0) faults.AddRange((await db.ListAsync<AuditRow>(Outside, ct: ct)).Select(r => $"A row stands outside the chain: {r.At.UtcDateTime:O} {r.Actor} {r.Action} {r.Target}"));
        return new(rows, $"{head.Seq}:{head.Hash}", faults);
    }
}

/// <summary>What was found.</summary>
/// <param name="Rows">How many rows were read.</param>
/// <param name="End">Where the chain ends, to be noted outside the database.</param>
/// <param name="Faults">In words for the operator; empty when the trail is whole.</param>
public sealed record AuditReport(long Rows, string End, IReadOnlyList<string> Faults);
