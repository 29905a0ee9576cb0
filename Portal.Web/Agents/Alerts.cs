using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>What the desk has to look at. An alert stands until somebody of its level has seen it.</summary>
public sealed class Alerts(Database db)
{
    public const string DueSoon = "DueSoon";
    public const string Overdue = "Overdue";
    public const string DeadlineNear = "DeadlineNear";
    public const string HandoverReturned = "HandoverReturned";
    public const string HandoverLapsed = "HandoverLapsed";
    public const string Raised = "Raised";

    private const int Most = 8;

    private const string Open = """
        select a.id, a.kind, a.about, t.reference, t.subject, t.language
        from alert a join ticket t on t.id = a.ticket_id
        where a.seen_at is null and a.level = @level and t.closed_at is null and (t.assignee_id is null or t.assignee_id = @me or @everything = true)
        order by a.id desc limit @most
        """;

    private const string Raise = """
        insert into alert (ticket_id, kind, level, about, at) values (@ticketId, @kind, @level, @about, @Now) on conflict (ticket_id, kind, about) do nothing
        """;

    private const string Seen = "update alert set seen_at = @Now, seen_by = @PersonId where id = @id and seen_at is null";

    /// <summary>Those of somebody's levels: of their own tickets and of nobody's; supervisors see all.</summary>
    public async Task<IReadOnlyList<Alert>> OpenAsync(Rights rights, long me, CancellationToken ct)
    {
        var found = new List<Alert>();
        foreach (var level in rights.IsSupervisor ? [1, 2, 3] : rights.Levels)
            found.AddRange(await db.ListAsync<Alert>(Open, new { level, me, everything = rights.IsSupervisor, most = Most }, ct));
        return [.. found.OrderByDescending(a => a.Id).Take(Most)];
    }

    public Task SeenAsync(Me me, long id, CancellationToken ct) => db.WriteAsync(work => work.ExecuteAsync(Seen, new { id, me.PersonId, work.Now }), ct);

    /// <summary>Once for each ticket, kind and time it is about.</summary>
    /// <returns>False when it was raised before.</returns>
    internal static async Task<bool> RaiseAsync(Work work, Ticket ticket, string kind, DateTimeOffset about) =>
        await work.ExecuteAsync(Raise, new { ticketId = ticket.Id, kind, level = ticket.Level, about, work.Now }) == 1;

    public sealed record Alert
    {
        public required long Id { get; init; }

        public required string Kind { get; init; }

        public required DateTimeOffset About { get; init; }

        public required string Reference { get; init; }

        public required string Subject { get; init; }

        public required string Language { get; init; }
    }
}
