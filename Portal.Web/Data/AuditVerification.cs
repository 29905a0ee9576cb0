namespace Portal.Web.Data;

/// <summary>Reads the whole trail and says which rows are not as they were written, where some are missing, and how it ends.</summary>
public sealed class AuditVerification(Database db)
{
    private const int Batch = 2000;

    private const string Rows = """
        select id, chain, seq, hash, at, actor, action, target, detail from audit where chain = @chain and seq > @after
        order by seq limit @Batch
        """;
    private const string Outside = """
        select id, at, actor, action, target, detail from audit
        where (seq is null and id > @until) or chain not between 0 and @Chains order by id limit 100
        """;
    private const string Heads = "select id, seq, hash, seal, until_id, from_seq, from_hash from audit_head order by id";

    /// <param name="known">An end of the trail that was noted earlier and must still be in it: "1/1200:3fa8… 2/1187:90bc…"; null for
    /// none.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task<AuditReport> RunAsync(string? known, CancellationToken ct)
    {
        var heads = await db.ListAsync<AuditHead>(Heads, ct: ct);
        HashSet<string> noted =
        [
            .. (known ?? "")
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(end => end.Contains('/', StringComparison.Ordinal) ? end : $"1/{end}"),
        ];
        var (faults, cuts, rows) = (new List<string>(), new HashSet<string>(), 0L);
        for (var chain = 0; chain <= AuditTrail.Chains; chain++)
        {
            if (heads.FirstOrDefault(h => h.Id == chain) is { } head)
                rows += await ReadAsync(head, noted, faults, cuts, ct);
            else
                faults.Add($"The end of chain {chain} is not known: its row is missing.");
        }

        faults.AddRange(
            from head in heads
            where head.FromSeq > 0 && !cuts.Contains($"{head.Id}/{head.FromSeq}:{head.FromHash}")
            select $"The beginning of chain {head.Id} is missing, and no row says that its time was over."
        );
        faults.AddRange(heads.Select(SealFault).OfType<string>());
        noted.RemoveWhere(end => heads.Any(h => IsBeforeBeginning(h, end)));
        faults.AddRange(noted.Select(end => $"The trail no longer holds the end that was noted: {end}"));
        var until = heads.FirstOrDefault(h => h.Id == AuditTrail.OldRows)?.UntilId ?? 0;
        faults.AddRange(
            (await db.ListAsync<AuditRow>(Outside, new { until, AuditTrail.Chains }, ct)).Select(r =>
                $"A row stands outside the trail: {Describe(r)}"
            )
        );
        return new(rows, EndsOf(heads), faults);
    }

    /// <summary>Where each chain ends now, without reading the trail.</summary>
    public async Task<string> EndsAsync(CancellationToken ct) => EndsOf(await db.ListAsync<AuditHead>(Heads, ct: ct));

    // What was noted of rows whose time is over cannot be looked for any more.
    private static bool IsBeforeBeginning(AuditHead head, string end) =>
        end.Split('/', ':') is [var chain, var seq, _]
        && chain == $"{head.Id}"
        && long.TryParse(seq, out var number)
        && number < head.FromSeq;

    private static string EndsOf(IEnumerable<AuditHead> heads) =>
        string.Join(' ', heads.Where(h => h.Seq > 0).Select(h => $"{h.Id}/{h.Seq}:{h.Hash}"));

    private string? SealFault(AuditHead head) =>
        (db.AuditKey, head.Seal) switch
        {
            (null, null) => null,
            (null, _) => $"The end of chain {head.Id} is sealed, and there is no setting Audit:Key to check the seal with.",
            (_, null) => $"The end of chain {head.Id} is not sealed. When the key is new, run \"audit seal\" once.",
            var (key, _) => key.Fits(head) ? null : $"The seal of chain {head.Id} does not fit its end: rows were written without the key.",
        };

    private async Task<long> ReadAsync(
        AuditHead head,
        HashSet<string> noted,
        List<string> faults,
        HashSet<string> cuts,
        CancellationToken ct
    )
    {
        var (seq, hash, rows) = (head.FromSeq, head.FromHash, 0L);
        noted.Remove($"{head.Id}/{seq}:{hash}");
        while (
            await db.ListAsync<AuditRow>(
                Rows,
                new
                {
                    chain = head.Id,
                    after = seq,
                    Batch,
                },
                ct
            )
                is { Count: > 0 } batch
        )
        {
            foreach (var row in batch)
            {
                if (row.Seq > seq + 1)
                    faults.Add(
                        row.Seq == seq + 2
                            ? $"Row {head.Id}/{seq + 1} is missing."
                            : $"Rows {head.Id}/{seq + 1} to {head.Id}/{row.Seq - 1} are missing."
                    );
                else if (row.Hash != AuditTrail.HashOf(hash, row.Seq!.Value, row))
                    faults.Add($"Row {head.Id}/{row.Seq} is not as it was written, or not where: {Describe(row)}");
                (seq, hash, rows) = (row.Seq!.Value, row.Hash ?? "", rows + 1);
                noted.Remove($"{head.Id}/{seq}:{hash}");
                if (AuditActions.Current(row.Action) == DataRetention.Truncated)
                    cuts.Add(row.Detail);
            }
        }

        if (seq < head.Seq)
            faults.Add($"The last {head.Seq - seq} rows of chain {head.Id} are missing.");
        else if (seq > head.Seq || hash != head.Hash)
            faults.Add($"Chain {head.Id} does not end as its head says.");
        return rows;
    }

    private static string Describe(AuditRow row) => $"{row.At.UtcDateTime:O} {row.Actor} {row.Action} {row.Target}";
}

/// <summary>What was found.</summary>
/// <param name="Rows">How many rows were read.</param>
/// <param name="End">Where each chain ends, to be noted outside the database.</param>
/// <param name="Faults">In words for the operator; empty when the trail is whole.</param>
public sealed record AuditReport(long Rows, string End, IReadOnlyList<string> Faults);
