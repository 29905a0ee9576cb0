using Portal.Web.Data;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>
/// Raises tickets by itself that have waited too long where they are: opened again twice, nothing working for a day, a complaint at half
/// its time. Each rule applies once to a ticket.
/// </summary>
public sealed class EscalationRules(Database db, ServiceLevels levels, TimeProvider clock)
{
    public const string Reopened = "reopened";
    public const string TotalLoss = "total-loss";
    public const string ComplaintHalf = "complaint-half";

    private const int Most = 200;

    private const string Candidates = $"""
        select {Ticket.Columns} from ticket where resolved_at is null and closed_at is null and level < 3
            and (reopen_count >= 2 or (type = 'Fault' and severity = 'Total' and opened_at <= @dayAgo) or type = 'Complaint')
            and not exists (select 1 from handover h where h.ticket_id = ticket.id and h.accepted_at is null and h.returned_at is null)
            and (select count(*) from sla_step s where s.ticket_id = ticket.id and s.step in ('reopened', 'total-loss', 'complaint-half'))
                < (case when reopen_count >= 2 then 1 else 0 end) + (case when type = 'Fault' and severity = 'Total'
                    and opened_at <= @dayAgo then 1 else 0 end) + (case when type = 'Complaint' then 1 else 0 end)
        order by opened_at, id limit @Most
        """;

    private const string TriedSql = "select step from attempted_step where ticket_id = @Id order by id";
    private const string NotesSql = """
        select text from ticket_entry where ticket_id = @Id and side = 'Agent' and kind in ('Note', 'Reply') and text <> ''
        order by id desc limit 3
        """;

    public async Task ApplyAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var ticket in await db.ListAsync<Ticket>(Candidates, new { dayAgo = now.AddHours(-24), Most }, ct))
        foreach (var rule in Matching(ticket, now))
            await RaiseAsync(ticket.Id, rule, ct);
    }

    /// <summary>The rules that hold for a ticket at a time.</summary>
    public static IEnumerable<string> Matching(Ticket ticket, DateTimeOffset now)
    {
        if (ticket.ReopenCount >= 2)
            yield return Reopened;
        if (ticket is { Type: TicketType.Fault, Severity: Severity.Total } && now - ticket.OpenedAt >= TimeSpan.FromHours(24))
            yield return TotalLoss;
        if (ticket is { Type: TicketType.Complaint, DeadlineAt: { } law } && now >= ticket.OpenedAt + ((law - ticket.OpenedAt) / 2))
            yield return ComplaintHalf;
    }

    private Task RaiseAsync(long id, string rule, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                var ticket = await work.TicketAsync(id);
                if (
                    !ticket.IsOpen
                    || ticket.Level >= 3
                    || await HandoverService.OpenAsync(work, ticket) is not null
                    || !await work.StepAsync(id, rule, ticket.OpenedAt)
                )
                    return;
                var tried = await work.ListAsync<string>(TriedSql, new { ticket.Id });
                var notes = await work.ListAsync<string>(NotesSql, new { ticket.Id });
                await HandoverService.OfferAsync(
                    work,
                    ticket,
                    rule,
                    new HandoverNote(ticket.Subject, string.Join('\n', tried), string.Join("\n\n", notes.Reverse()), "", ""),
                    null,
                    levels
                );
                await Alerts.RaiseAsync(work, ticket, Alerts.Raised, work.Now);
            },
            ct
        );
}
