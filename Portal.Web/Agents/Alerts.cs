using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>What agents have to look at. An alert stands until somebody of its level has seen it.</summary>
public sealed class Alerts(Database db)
{
    public const string DueSoon = "DueSoon";
    public const string Overdue = "Overdue";
    public const string DeadlineNear = "DeadlineNear";
    public const string HandoverReturned = "HandoverReturned";
    public const string HandoverLapsed = "HandoverLapsed";
    public const string Raised = "Raised";

    private const int MaxCount = 50;

    // Of a ticket only the gravest alert is shown. One about a promise that was kept or moved meanwhile, or is paused, is over
    // without having been looked at.
    private const string Open = """
        with open_alert as (
            select a.id, a.kind, a.about, t.reference, t.subject, t.language,
                row_number() over (partition by a.ticket_id order by case a.kind when 'Overdue' then 1 when 'DeadlineNear' then 2
                    when 'DueSoon' then 3 else 4 end, a.id desc) place
            from alert a join ticket t on t.id = a.ticket_id
            where a.seen_at is null and a.level in (@one, @two, @three) and t.closed_at is null
                and (t.assignee_id is null or t.assignee_id = @me or @everything = true)
                and (a.kind not in ('DueSoon', 'Overdue') or (a.about = t.next_update_due and t.paused_at is null
                    and t.resolved_at is null)))
        select id, kind, about, reference, subject, language from open_alert where place = 1 order by about, id limit @most
        """;

    private const string Raise = """
        insert into alert (ticket_id, kind, level, about, at) values (@ticketId, @kind, @level, @about, @Now)
        on conflict (ticket_id, kind, about) do nothing
        """;

    // What somebody may mark is what they are shown.
    private const string Seen = """
        update alert set seen_at = @Now, seen_by = @PersonId
        where seen_at is null and (@everything = true or @levels like '%' || level || '%') and ticket_id = (
            select s.ticket_id from alert s join ticket t on t.id = s.ticket_id
            where s.id = @id and (@everything = true or (@levels like '%' || s.level || '%' and (t.assignee_id is null
                or t.assignee_id = @PersonId))))
        """;

    /// <summary>
    /// One for each ticket, what is due first on top: of somebody's levels, of their own tickets and of nobody's; supervisors see all.
    /// </summary>
    public Task<IReadOnlyList<Alert>> OpenAsync(AgentPermissions rights, long me, CancellationToken ct)
    {
        var levels = rights.IsSupervisor ? [1, 2, 3] : rights.Levels;
        int Level(int n) => n < levels.Count ? levels[n] : 0;
        return db.ListAsync<Alert>(
            Open,
            new
            {
                one = Level(0),
                two = Level(1),
                three = Level(2),
                me,
                everything = rights.IsSupervisor,
                most = MaxCount,
            },
            ct
        );
    }

    /// <summary>Whoever has seen the alert of a ticket has seen the lesser ones as well.</summary>
    public Task SeenAsync(AgentPermissions rights, Me me, long id, CancellationToken ct) =>
        db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    Seen,
                    new
                    {
                        id,
                        me.PersonId,
                        work.Now,
                        everything = rights.IsSupervisor,
                        levels = string.Join(' ', rights.Levels),
                    }
                ),
            ct
        );

    /// <summary>Once for each ticket, kind and time it is about.</summary>
    /// <returns>False when it was raised before.</returns>
    internal static async Task<bool> RaiseAsync(UnitOfWork work, Ticket ticket, string kind, DateTimeOffset about) =>
        await work.ExecuteAsync(
            Raise,
            new
            {
                ticketId = ticket.Id,
                kind,
                level = ticket.Level,
                about,
                work.Now,
            }
        ) == 1;

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
