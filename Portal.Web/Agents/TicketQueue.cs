using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>
/// Reads the queue: due first, a page at a time by its place, never by counting rows, so that it is as quick with a hundred thousand
/// tickets as with a few.
/// </summary>
public sealed class TicketQueue(Database db, TimeProvider clock)
{
    public const int Size = 50;

    /// <summary>Counting stops here: "500+" says enough.</summary>
    public const int MaxCount = 500;

    private const string Columns = """
        select t.id, t.reference, t.subject, t.type, t.state, t.waiting_for, t.level, t.skill, t.priority, t.severity, t.language,
            t.next_update_due, t.first_reply_at, t.deadline_at, t.paused_at,
            t.reopen_count, t.incident, t.assignee_id, a.name assignee, t.name customer, t.version,
            m.at last_at, m.side last_side, coalesce(p.name, m.name) last_by,
            coalesce(m.side = 'Customer' and m.id > coalesce(v.entry_id, 0), false) is_unread,
            (select min(w.name) from presence s join person w on w.id = s.person_id where s.ticket_id = t.id and s.person_id <> @me
                and s.seen_at > @fresh) present
        from ticket t left join person a on a.id = t.assignee_id
        left join ticket_entry m on m.id = (select max(e.id) from ticket_entry e
            where e.ticket_id = t.id and e.is_public = true and e.kind in ('Opened', 'Reply'))
        left join person p on p.id = m.person_id
        left join ticket_seen v on v.ticket_id = t.id and v.person_id = @me
        """;

    private const string Offers = """
        select t.reference, t.subject, t.priority, t.language, h.accept_by, h.reason, h.from_level, h.to_level
        from handover h join ticket t on t.id = h.ticket_id
        where h.accepted_at is null and h.returned_at is null and (@level = 0 or h.to_level = @level) order by h.accept_by, h.id limit 20
        """;

    public async Task<IReadOnlyList<Item>> PageAsync(
        QueueFilter filter,
        long me,
        QueueCursor? after,
        QueueCursor? before,
        int size,
        CancellationToken ct
    )
    {
        var place = after ?? before;
        var backwards = after is null && before is not null;
        var sql = $"""
            {Columns}
            where {Where(filter)}{(
                place is null ? ""
                : backwards ? " and (t.next_update_due, t.id) < (@due, @id)"
                : " and (t.next_update_due, t.id) > (@due, @id)"
            )}
            order by t.next_update_due{(backwards ? " desc" : "")}, t.id{(backwards ? " desc" : "")} limit @size
            """;
        var rows = await db.ListAsync<Item>(sql, Values(filter, me, place, size), ct);
        return backwards ? [.. rows.Reverse()] : rows;
    }

    /// <summary>How many there are, up to <see cref="MaxCount"/>.</summary>
    /// <remarks>The order is of no use to the number, but it leads SQLite to the index that holds what the filter asks for.</remarks>
    public Task<long> CountAsync(QueueFilter filter, long me, CancellationToken ct) =>
        db.SingleOrDefaultAsync<long>(
            $"select count(*) from (select 1 from ticket t where {Where(filter)} order by t.next_update_due, t.id limit @size) found",
            Values(filter, me, null, MaxCount),
            ct
        );

    /// <summary>What is offered to a level and not answered yet; to all levels for null.</summary>
    public Task<IReadOnlyList<HandoverOffer>> OffersAsync(int? level, CancellationToken ct) =>
        db.ListAsync<HandoverOffer>(Offers, new { level = level ?? 0 }, ct);

    // Made of fixed parts only; what was typed goes in as values.
    private static string Where(QueueFilter filter)
    {
        List<string> parts =
        [
            filter.Text != ""
                ? EmailFormat.IsValid(EmailAddress.Key(filter.Text))
                    ? "lower(t.email) = @text"
                    : "t.customer_number = @text"
                : filter.Show switch
                {
                    QueueStatus.Waiting => "t.paused_at is not null",
                    QueueStatus.Resolved => "t.resolved_at is not null and t.closed_at is null",
                    _ => "t.resolved_at is null and t.closed_at is null and t.paused_at is null",
                },
        ];
        if (filter.Text == "" && filter.Level is not null)
            parts.Add("t.level = @level");
        if (filter.Skill is not null)
            parts.Add("t.skill = @skill");
        if (filter.Type is not null)
            parts.Add("t.type = @type");
        if (filter.Priority is not null)
            parts.Add("t.priority = @priority");
        if (filter.In is not null)
            parts.Add("t.language = @language");
        if (filter.Whose != AssigneeFilter.Everybody)
            parts.Add(filter.Whose == AssigneeFilter.Mine ? "t.assignee_id = @me" : "t.assignee_id is null");
        return string.Join(" and ", parts);
    }

    private object Values(QueueFilter filter, long me, QueueCursor? place, int size) =>
        new
        {
            level = filter.Level ?? 0,
            skill = $"{filter.Skill}",
            type = $"{filter.Type}",
            priority = filter.Priority ?? 0,
            language = filter.In ?? "",
            text = filter.Text.Contains('@', StringComparison.Ordinal)
                ? EmailAddress.Key(filter.Text)
                : CustomerNumber.Read(filter.Text) ?? "",
            me,
            size,
            due = place?.Due ?? default,
            id = place?.Id ?? 0,
            fresh = clock.GetUtcNow() - Presence.Life,
        };

    public sealed record Item
    {
        public required long Id { get; init; }

        public required string Reference { get; init; }

        public required string Subject { get; init; }

        public required TicketType Type { get; init; }

        public required TicketState State { get; init; }

        public WaitingFor? WaitingFor { get; init; }

        public required int Level { get; init; }

        public required Skill Skill { get; init; }

        public required int Priority { get; init; }

        public required Severity Severity { get; init; }

        public required string Language { get; init; }

        public required DateTimeOffset NextUpdateDue { get; init; }

        public DateTimeOffset? FirstReplyAt { get; init; }

        public DateTimeOffset? DeadlineAt { get; init; }

        public DateTimeOffset? PausedAt { get; init; }

        public required int ReopenCount { get; init; }

        public string? Incident { get; init; }

        public long? AssigneeId { get; init; }

        public string? Assignee { get; init; }

        public required string Customer { get; init; }

        public required long Version { get; init; }

        /// <summary>When the last message was written, by which side and by whom; null when there is none.</summary>
        public DateTimeOffset? LastAt { get; init; }

        public Side? LastSide { get; init; }

        public string? LastBy { get; init; }

        /// <summary>The customer wrote, and the one who looks has not opened the ticket since.</summary>
        public required bool IsUnread { get; init; }

        /// <summary>Somebody else who has it open now.</summary>
        public string? Present { get; init; }

        public QueueCursor Cursor => new(NextUpdateDue, Id);
    }

    public sealed record HandoverOffer
    {
        public required string Reference { get; init; }

        public required string Subject { get; init; }

        public required int Priority { get; init; }

        public required string Language { get; init; }

        public required DateTimeOffset AcceptBy { get; init; }

        public required string Reason { get; init; }

        public required int FromLevel { get; init; }

        public required int ToLevel { get; init; }
    }
}
