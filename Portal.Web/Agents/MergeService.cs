using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>
/// Two tickets about one thing become one, and two again when that was wrong. Nothing is moved: the duplicate keeps its words and points to
/// the one that goes on, which shows them among its own.
/// </summary>
public sealed class MergeService(Database db, CustomerNotifier post, Texts texts)
{
    private const string Keep = """
        insert into ticket_merge (ticket_id, into_id, at, person_id, reason, state_before, waiting_for_before, paused_at_before,
            resolved_at_before)
        values (@Id, @into, @Now, @PersonId, @reason, @State, @WaitingFor, @PausedAt, @ResolvedAt)
        """;

    private const string Last = """
        select id, into_id, state_before, waiting_for_before, paused_at_before, resolved_at_before from ticket_merge
        where ticket_id = @Id and undone_at is null order by id desc limit 1
        """;

    private const string Undo = "update ticket_merge set undone_at = @Now where id = @Id";

    /// <summary>Ends a duplicate in favour of another ticket of the same customer.</summary>
    public Task<AgentRefusal?> MergeAsync(Me me, Ticket seen, Ticket other, string reason, CancellationToken ct) =>
        db.WriteAsync<AgentRefusal?>(
            async work =>
            {
                var (ticket, into) = await work.TicketsAsync(seen.Id, other.Id);
                if (!AgentPermissions.For(me).MayWork(ticket))
                    return AgentRefusal.NotYourLevel;
                if (ticket.Version != seen.Version)
                    return AgentRefusal.Changed;
                if (!IsMergeable(ticket, into) || await HandoverService.OpenAsync(work, ticket) is not null)
                    return AgentRefusal.NotMergeable;
                if (ticket.MergedInto(into.Id, work.Now) is not { } merged)
                    return AgentRefusal.NotMergeable;
                await work.ExecuteAsync(
                    Keep,
                    new
                    {
                        ticket.Id,
                        into = into.Id,
                        work.Now,
                        me.PersonId,
                        reason,
                        State = $"{ticket.State}",
                        WaitingFor = ticket.WaitingFor?.ToString(),
                        ticket.PausedAt,
                        ticket.ResolvedAt,
                    }
                );
                await work.SaveAsync(merged);
                await work.SaveAsync(into);
                await work.EntryAsync(ticket.Id, AgentService.Own(me, EntryKind.Merge, true) with { Detail = into.Reference });
                await work.EntryAsync(into.Id, AgentService.Own(me, EntryKind.Merge, true) with { Detail = ticket.Reference });
                await work.EntryAsync(ticket.Id, AgentService.Own(me, EntryKind.Note, false) with { Text = reason });
                await work.AuditAsync(me.Target, "ticket.merged", ticket.Target(), into.Reference);
                await post.NotifyAsync(work, ticket, TextOf(ticket, "Agents.Mail.Merged"));
                return null;
            },
            ct
        );

    /// <summary>Takes a duplicate out again; it stands as it stood before.</summary>
    public Task<AgentRefusal?> UndoAsync(Me me, Ticket seen, CancellationToken ct) =>
        db.WriteAsync<AgentRefusal?>(
            async work =>
            {
                var (ticket, into) = await work.TicketsAsync(seen.Id, seen.MergedIntoId ?? seen.Id);
                if (!AgentPermissions.For(me).MayWork(ticket))
                    return AgentRefusal.NotYourLevel;
                if (ticket.Version != seen.Version)
                    return AgentRefusal.Changed;
                if (await work.SingleOrDefaultAsync<Before>(Last, new { ticket.Id }) is not { } before || before.IntoId != into.Id)
                    return AgentRefusal.NotFromHere;
                if (before.Restore(ticket, work.Now) is not { } again)
                    return AgentRefusal.NotFromHere;
                await work.ExecuteAsync(Undo, new { before.Id, work.Now });
                await work.SaveAsync(again);
                await work.SaveAsync(into);
                await work.EntryAsync(ticket.Id, AgentService.Own(me, EntryKind.State, true) with { Detail = $"{before.StateBefore}" });
                await work.EntryAsync(before.IntoId, AgentService.Own(me, EntryKind.Unmerge, true) with { Detail = ticket.Reference });
                await work.AuditAsync(me.Target, "ticket.unmerged", ticket.Target());
                await post.NotifyAsync(work, ticket, TextOf(ticket, "Agents.Mail.Unmerged"));
                return null;
            },
            ct
        );

    // Without the other's reference: its mailbox may be somebody else's.
    private string TextOf(Ticket ticket, string key) => texts.In(Language.FromCode(ticket.Language))[key];

    private static bool IsMergeable(Ticket ticket, Ticket into) =>
        ticket.Id != into.Id
        && ticket.ClosedAt is null
        && into.ClosedAt is null
        && into.MergedIntoId is null
        && (ticket.Type == TicketType.Complaint) == (into.Type == TicketType.Complaint)
        && (ticket.Type == TicketType.Privacy) == (into.Type == TicketType.Privacy)
        && (
            ticket.CustomerNumber is { } number ? number == into.CustomerNumber
            : ticket.PersonId is { } person ? person == into.PersonId
            : into.CustomerNumber is null && EmailNormalizer.Normalize(ticket.Email) == EmailNormalizer.Normalize(into.Email)
        );

    private sealed record Before
    {
        public required long Id { get; init; }

        public required long IntoId { get; init; }

        public required TicketState StateBefore { get; init; }

        public WaitingFor? WaitingForBefore { get; init; }

        public DateTimeOffset? PausedAtBefore { get; init; }

        public DateTimeOffset? ResolvedAtBefore { get; init; }

        public Ticket? Restore(Ticket ticket, DateTimeOffset now) =>
            ticket.Unmerged(StateBefore, WaitingForBefore, PausedAtBefore, ResolvedAtBefore, now);
    }
}
