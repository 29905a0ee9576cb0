using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>An agent's answer and how the ticket goes on from it.</summary>
/// <param name="Text">What the customer reads.</param>
/// <param name="State">The state it leads to.</param>
/// <param name="WaitingFor">Whom a held ticket waits for; a pending one waits for the customer.</param>
public sealed record Reply(string Text, TicketState State, WaitingFor? WaitingFor = null)
{
    /// <summary>What it is to the customer.</summary>
    public TicketMailKind News =>
        State switch
        {
            TicketState.Pending => TicketMailKind.Question,
            TicketState.Resolved => TicketMailKind.Solved,
            _ => TicketMailKind.Replied,
        };

    /// <summary>
    /// The ticket after this answer: its deadlines are paused while the customer has to answer, and otherwise the next update is promised.
    /// </summary>
    /// <returns>Null when its state cannot follow.</returns>
    internal Ticket? To(Ticket ticket, long me, ServiceLevels levels, DateTimeOffset now)
    {
        if (ticket.Next(TicketTrigger.AgentReply, State, now, WaitingFor) is not { } answered)
            return null;
        var next = levels.Update(ticket.Priority, now);
        return answered with
        {
            FirstReplyDue = TicketDeadlines.From(ticket).Resume(levels, now).FirstReplyDue,
            NextUpdateDue = ticket.DeadlineAt is { } law && law > now && law < next ? law : next,
            AssigneeId = ticket.AssigneeId ?? me,
            FirstReplyAt = ticket.FirstReplyAt ?? now,
            DelayReason = answered.IsDone() ? "" : ticket.DelayReason,
        };
    }
}
