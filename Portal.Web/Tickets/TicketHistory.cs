using Portal.Web.Data;

namespace Portal.Web.Tickets;

/// <summary>Something that happened to a ticket, about to be kept.</summary>
public sealed record NewEntry(EntryKind Kind, Side Side, bool IsPublic)
{
    public long? PersonId { get; init; }

    /// <summary>Who, as the other side sees them.</summary>
    public string Name { get; init; } = "";

    /// <summary>What was written, as it was typed.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the entry is about, for its words: the new state, a level.</summary>
    public string Detail { get; init; } = "";

    /// <summary>
    /// The key of the form it was sent with, as it is kept; an entry with a key that is there already is refused by the database.
    /// </summary>
    public string? FormKey { get; init; }
}

/// <summary>
/// Changes a ticket and keeps its history, inside the change of whoever calls: every verb of every service comes down to these.
/// </summary>
public static class TicketHistory
{
    private const string Append = """
        insert into ticket_entry (ticket_id, form_key, at, kind, side, person_id, name, is_public, text, detail)
        values (@ticketId, @FormKey, @Now, @Kind, @Side, @PersonId, @Name, @IsPublic, @Text, @Detail) returning id
        """;

    private const string Read = $"select {Ticket.Columns} from ticket where id = @id";

    private const string Save = """
        update ticket set state = @State, state_changed_at = @StateChangedAt, waiting_for = @WaitingFor, level = @Level, skill = @Skill,
            priority = @Priority, severity = @Severity,
            priority_reason = @PriorityReason, assignee_id = @AssigneeId, incident = @Incident, first_reply_due = @FirstReplyDue,
                first_reply_at = @FirstReplyAt,
            next_update_due = @NextUpdateDue, expected_at = @ExpectedAt, delay_reason = @DelayReason, paused_at = @PausedAt,
                resolved_at = @ResolvedAt, closed_at = @ClosedAt,
            reopen_count = @ReopenCount, merged_into_id = @MergedIntoId, changed_at = @Now, version = version + 1
        where id = @Id and version = @Version
        """;

    /// <returns>The number of the entry.</returns>
    public static Task<long> EntryAsync(this UnitOfWork work, long ticketId, NewEntry entry) =>
        work.SingleAsync<long>(
            Append,
            new
            {
                ticketId,
                entry.FormKey,
                work.Now,
                Kind = $"{entry.Kind}",
                Side = $"{entry.Side}",
                entry.PersonId,
                entry.Name,
                entry.IsPublic,
                entry.Text,
                entry.Detail,
            }
        );

    /// <summary>
    /// The ticket as it stands, and as it stays for everybody else until this change has ended: who changes a ticket reads it here first.
    /// </summary>
    public static async Task<Ticket> TicketAsync(this UnitOfWork work, long id) =>
        await work.SingleForUpdateAsync<Ticket>(Read, new { id }) ?? throw new InvalidOperationException("There is no such ticket.");

    /// <summary>Two tickets likewise, always in the same order, so that two changes of the same two never wait for each other.</summary>
    public static async Task<(Ticket One, Ticket Other)> TicketsAsync(this UnitOfWork work, long one, long other)
    {
        var first = await work.TicketAsync(Math.Min(one, other));
        var second = await work.TicketAsync(Math.Max(one, other));
        return one <= other ? (first, second) : (second, first);
    }

    /// <summary>
    /// Writes a ticket with what was changed of it. One that was not changed counts a version on as well, so that whoever has it open sees
    /// that something happened.
    /// </summary>
    /// <param name="work">The change, which has read the ticket by <see cref="TicketAsync"/>.</param>
    /// <param name="ticket">As it is to be.</param>
    public static async Task SaveAsync(this UnitOfWork work, Ticket ticket)
    {
        var rows = await work.ExecuteAsync(
            Save,
            new
            {
                ticket.Id,
                ticket.Version,
                State = $"{ticket.State}",
                ticket.StateChangedAt,
                WaitingFor = ticket.WaitingFor?.ToString(),
                ticket.Level,
                Skill = $"{ticket.Skill}",
                ticket.Priority,
                Severity = $"{ticket.Severity}",
                ticket.PriorityReason,
                ticket.AssigneeId,
                ticket.Incident,
                ticket.FirstReplyDue,
                ticket.FirstReplyAt,
                ticket.NextUpdateDue,
                ticket.ExpectedAt,
                ticket.DelayReason,
                ticket.PausedAt,
                ticket.ResolvedAt,
                ticket.ClosedAt,
                ticket.ReopenCount,
                ticket.MergedIntoId,
                work.Now,
            }
        );
        if (rows != 1)
            throw new InvalidOperationException("The ticket was changed by somebody who did not read it for that.");
    }
}
