namespace Portal.Web.Data;

/// <summary>
/// Reads which records changed, whoever changed them, on whichever node. On PostgreSQL transactions commit in another order than they
/// began, so a place in this list is not the last number that was seen but the lowest that may still come: what lies between is read
/// again, and whoever reads must be able to take the same record twice.
/// </summary>
public sealed class RecordChanges(Database db)
{
    /// <summary>So many rows are kept at least. Who is further behind begins anew.</summary>
    internal const int Kept = 200_000;

    /// <summary>Where to read from next, to be read before anything that a change could make stale.</summary>
    public Task<long> HorizonAsync(CancellationToken ct) => db.SingleOrDefaultAsync<long>(db.Dialect.ChangeHorizon, ct: ct);

    /// <summary>False when rows behind this place are gone, or it is a place of another database.</summary>
    public async Task<bool> ReachesBackToAsync(long position, CancellationToken ct)
    {
        var order = db.Dialect.ChangeOrder;
        var oldest = await db.SingleOrDefaultAsync<long?>($"select min({order}) from record_change where {order} is not null", ct: ct);
        return position <= await HorizonAsync(ct) && (oldest is null || position >= oldest);
    }

    /// <summary>Every change at this place or behind it.</summary>
    public Task<IReadOnlyList<RecordChange>> SinceAsync(long position, CancellationToken ct) =>
        db.ListAsync<RecordChange>(
            $"select id, kind, record_id from record_change where {db.Dialect.ChangeOrder} >= @position",
            new { position },
            ct
        );

    /// <summary>Before everything is read anew.</summary>
    public Task DropForeignAsync(CancellationToken ct) => db.WriteAsync(work => work.ExecuteAsync(db.Dialect.DropForeignChanges), ct);

    /// <summary>Deletes all but the last rows.</summary>
    public Task ForgetAsync(CancellationToken ct)
    {
        var order = db.Dialect.ChangeOrder;
        var sql = $"""
            delete from record_change where {order} <
                (select {order} from record_change where id <= (select max(id) from record_change) - @Kept order by id desc limit 1)
            """;
        return db.WriteAsync(work => work.ExecuteAsync(sql, new { Kept }), ct);
    }
}

/// <summary>A ticket, customer, incident or ready reply that was added, changed or deleted.</summary>
public sealed record RecordChange
{
    public required long Id { get; init; }

    public required string Kind { get; init; }

    public required long RecordId { get; init; }
}
