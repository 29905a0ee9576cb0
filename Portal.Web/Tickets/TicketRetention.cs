using Portal.Web.Data;

namespace Portal.Web.Tickets;

/// <summary>
/// Tickets that ended long ago lose everything personal, and so does what was noted of readers whom an article helped. How long ago is a
/// setting; figures stay for the reports.
/// </summary>
public sealed class TicketRetention(Database db, TicketErasure erasure, RetentionOptions options)
{
    // A change holds up the others for as long as it takes.
    private const int Portion = 50;

    private const string Due = """
        select id from ticket where erased_at is null and changed_at < @before and (closed_at is not null or state in ('Cancelled',
            'Rejected')) order by changed_at limit @Portion
        """;

    private const string Deflections =
        "update deflection set person_id = null, visitor = null where at < @before and (person_id is not null or visitor is not null)";

    /// <summary>Returns how many tickets were erased. Several nodes may do this at once.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (options.TicketDays == 0)
            return 0;
        var (erased, last) = (0, 0);
        do erased += last = await db.WriteAsync(PortionAsync, ct);
        while (last == Portion && !ct.IsCancellationRequested);
        await db.WriteAsync(work => work.ExecuteAsync(Deflections, new { before = Before(work) }), ct);
        if (erased > 0)
            await db.Dialect.ScrubAsync(ct);
        return erased;
    }

    private async Task<int> PortionAsync(UnitOfWork work)
    {
        var due = await work.ListAsync<long>(Due, new { before = Before(work), Portion });
        foreach (var id in due)
            await erasure.EraseAsync(work, id);
        if (due.Count > 0)
            await work.AuditAsync("system", "tickets.erased", "tickets", $"{due.Count}, after {options.TicketDays} days");
        return due.Count;
    }

    private DateTimeOffset Before(UnitOfWork work) => work.Now.AddDays(-options.TicketDays);
}
