using Portal.Web.Data;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>
/// What happens to tickets by itself: customers who have to answer are reminded, silence ends what was solved, and agents are
/// reminded of deadlines before they pass. A complaint is never ended by silence. Every step is done once, whichever node does it.
/// </summary>
public sealed class SlaMonitor(
    Database db,
    CustomerNotifier post,
    AgentNotifier notifier,
    ServiceLevels levels,
    Texts texts,
    TimeProvider clock
)
{
    private const int Most = 200;

    private const string Waiting = $"""
        select {Ticket.Columns} from ticket where paused_at <= @before and resolved_at is null and closed_at is null
            and not exists (select 1 from sla_step s where s.ticket_id = ticket.id and s.step = @step and s.about = ticket.paused_at)
            order by id limit @Most
        """;

    private const string Unanswered = $"""
        select {Ticket.Columns} from ticket
        where paused_at <= @before and resolved_at is null and closed_at is null and type <> 'Complaint'
        order by id limit @Most
        """;
    private const string Solved = $"""
        select {Ticket.Columns} from ticket where resolved_at <= @before and closed_at is null and type <> 'Complaint'
        order by id limit @Most
        """;
    private const string Due = $"""
        select {Ticket.Columns} from ticket
        where resolved_at is null and closed_at is null and paused_at is null and next_update_due between @from and @until
            and not exists (select 1 from alert a where a.ticket_id = ticket.id and a.about = ticket.next_update_due and a.kind = case
                when ticket.next_update_due <= @now then 'Overdue' else 'DueSoon' end)
        order by next_update_due, id limit @Most
        """;

    private const string Law = $"""
        select {Ticket.Columns} from ticket where resolved_at is null and closed_at is null and deadline_at <= @until
            and not exists (select 1 from alert a where a.ticket_id = ticket.id and a.about = ticket.deadline_at
                and a.kind = 'DeadlineNear') order by id limit @Most
        """;

    private const string Mailed = "mailed";
    private const string Offered = """
        select id, ticket_id, offered_by from handover where accepted_at is null and returned_at is null and accept_by <= @now
        order by accept_by limit @Most
        """;

    /// <summary>After two days and after five, when it is time to write to customers.</summary>
    public async Task RemindAsync(CancellationToken ct)
    {
        if (!levels.IsContactTime(clock.GetUtcNow()))
            return;
        foreach (var days in (int[])[5, 2])
        {
            var (step, now) = ($"reminder-{days}", clock.GetUtcNow());
            foreach (
                var ticket in await db.ListAsync<Ticket>(
                    Waiting,
                    new
                    {
                        step,
                        before = now.AddDays(-days),
                        Most,
                    },
                    ct
                )
            )
                await RemindAsync(ticket, step, days == 5, ct);
        }
    }

    /// <summary>
    /// Ten days without an answer, or three days after it was solved. The customer is told of it
    /// by mail, so it waits until it is time to write to them.
    /// </summary>
    public async Task CloseInactiveAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (!levels.IsContactTime(now))
            return;
        foreach (var ticket in await db.ListAsync<Ticket>(Unanswered, new { before = now.AddDays(-10), Most }, ct))
            await CloseAsync(ticket, "Agents.Mail.NoAnswer", ct);
        foreach (var ticket in await db.ListAsync<Ticket>(Solved, new { before = now.AddHours(-72), Most }, ct))
            await CloseAsync(ticket, null, ct);
    }

    /// <summary>
    /// Half an hour before a promise is broken, when it is broken, and two days before the
    /// law's day. The people concerned have one mail about each.
    /// </summary>
    public async Task WarnAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = (
            await db.ListAsync<Ticket>(
                Due,
                new
                {
                    now,
                    from = now.AddDays(-7),
                    until = now.AddMinutes(30),
                    Most,
                },
                ct
            )
        ).Select(t => (Matter: new SlaWarning(t, t.NextUpdateDue), Kind: t.NextUpdateDue <= now ? Alerts.Overdue : Alerts.DueSoon));
        var law = (await db.ListAsync<Ticket>(Law, new { until = now.AddDays(2), Most }, ct)).Select(t =>
            (Matter: new SlaWarning(t, t.DeadlineAt!.Value), Kind: Alerts.DeadlineNear)
        );
        if (due.Concat(law).ToList() is { Count: > 0 } all)
            await db.WriteAsync(work => WarnAsync(work, all), ct);
    }

    /// <summary>Handovers nobody accepted in time.</summary>
    public async Task ExpireHandoversAsync(CancellationToken ct)
    {
        foreach (var offer in await db.ListAsync<HandoverService.LateOffer>(Offered, new { now = clock.GetUtcNow(), Most }, ct))
        {
            await db.WriteAsync(
                async work =>
                {
                    var ticket = await work.TicketAsync(offer.TicketId);
                    if (await HandoverService.ExpireAsync(work, ticket, offer.Id))
                        await notifier.NotifyExpiredAsync(work, ticket, offer.OfferedBy);
                },
                ct
            );
        }
    }

    // Of a promise that was announced nobody is written to again when it is broken.
    private async Task WarnAsync(UnitOfWork work, List<(SlaWarning Matter, string Kind)> all)
    {
        var fresh = new List<SlaWarning>();
        foreach (var ((ticket, at), kind) in all)
        {
            await Alerts.RaiseAsync(work, ticket, kind, at);
            if (await work.StepAsync(ticket.Id, Mailed, at))
                fresh.Add(new(ticket, at));
        }

        await notifier.NotifyDueAsync(work, fresh);
    }

    private Task RemindAsync(Ticket ticket, string step, bool isLast, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                if (
                    (await work.TicketAsync(ticket.Id)).PausedAt != ticket.PausedAt
                    || !await work.StepAsync(ticket.Id, step, ticket.PausedAt!.Value)
                )
                    return;
                if (isLast)
                    await work.StepAsync(ticket.Id, "reminder-2", ticket.PausedAt!.Value); // after a long standstill one mail is enough
                await work.EntryAsync(
                    ticket.Id,
                    new NewEntry(EntryKind.Note, Side.System, false) { Detail = $"{AutomaticEvent.Reminded}" }
                );
                await work.AuditAsync("system", "ticket.reminder-sent", ticket.Target(), step);
                await post.NotifyAsync(
                    work,
                    ticket,
                    TextOf(ticket, isLast ? "Agents.Mail.LastReminder" : "Agents.Mail.Reminder"),
                    TicketMailKind.Waiting
                );
            },
            ct
        );

    private Task CloseAsync(Ticket ticket, string? words, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                var now = await work.TicketAsync(ticket.Id);
                if (now.Version != ticket.Version || now.Next(TicketTrigger.Silence, TicketState.Closed, work.Now) is not { } closed)
                    return;
                await work.SaveAsync(closed);
                await work.EntryAsync(ticket.Id, new NewEntry(EntryKind.State, Side.System, true) { Detail = $"{TicketState.Closed}" });
                await work.AuditAsync("system", "ticket.closed", ticket.Target(), "silence");
                await post.NotifyClosedAsync(work, ticket, words is null ? null : TextOf(ticket, words));
            },
            ct
        );

    private string TextOf(Ticket ticket, string key) => texts.In(Language.FromCode(ticket.Language))[key];
}
