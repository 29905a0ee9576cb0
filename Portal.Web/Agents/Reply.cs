using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>An agent's answer and how the ticket goes on from it.</summary>
/// <param name="Text">What the customer reads.</param>
/// <param name="State">The state it leads to.</param>
/// <param name="WaitingFor">Whom a pending or held ticket waits for.</param>
public sealed record Reply(string Text, TicketState State, WaitingFor? WaitingFor = null)
{
    public const string Set = $"""
        {TicketClocks.Set}, state = @State, waiting_for = @WaitingFor, state_at = @stateAt, assignee_id = @assigneeId, first_reply_at = @firstReplyAt,
        resolved_at = @resolvedAt, closed_at = @closedAt, delay_reason = @delayReason
        """;

    /// <summary>A pending ticket waits for the customer, a held one for somebody else.</summary>
    public WaitingFor? Waits => State switch { TicketState.Pending => Tickets.WaitingFor.Customer, TicketState.Held => WaitingFor ?? Tickets.WaitingFor.Supplier, _ => null };

    /// <summary>What it is to the customer.</summary>
    public TicketNews News => State switch { TicketState.Pending => TicketNews.Asked, TicketState.Resolved => TicketNews.Solved, _ => TicketNews.Replied };

    /// <summary>The values of <see cref="Set"/>: the clocks stand while the customer has to answer, and otherwise the next word is promised anew.</summary>
    internal object Values(Ticket ticket, long me, ServiceLevels levels, DateTimeOffset now)
    {
        var running = TicketClocks.Of(ticket).Resume(levels, now);
        var next = levels.Update(ticket.Priority, now);
        var clocks = running with { NextUpdateDue = ticket.DeadlineAt is { } law && law > now && law < next ? law : next };
        if (State == TicketState.Pending) clocks = clocks.Pause(now);
        var isOver = TicketStates.IsOver(State);
        return new
        {
            clocks.FirstReplyDue,
            clocks.NextUpdateDue,
            clocks.PausedAt,
            State = $"{State}",
            WaitingFor = Waits?.ToString(),
            stateAt = State == ticket.State ? ticket.StateAt : now,
            assigneeId = ticket.AssigneeId ?? me,
            firstReplyAt = ticket.FirstReplyAt ?? now,
            resolvedAt = State == TicketState.Resolved || isOver ? now : (DateTimeOffset?)null,
            closedAt = isOver ? now : (DateTimeOffset?)null,
            delayReason = State == TicketState.Resolved || isOver ? "" : ticket.DelayReason,
        };
    }
}
