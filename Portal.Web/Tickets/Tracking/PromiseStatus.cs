namespace Portal.Web.Tickets.Tracking;

/// <summary>What was promised, as a few sentences: until when, why it stands still, and what happens when it was missed.</summary>
/// <param name="Lines">The texts in order, each with the instant it speaks of, if any.</param>
/// <param name="IsMissed">True when the customer should have heard from us by now.</param>
public sealed record PromiseStatus(IReadOnlyList<(string Text, DateTimeOffset? At)> Lines, bool IsMissed)
{
    public static PromiseStatus For(Ticket ticket, DateTimeOffset now)
    {
        if (ticket.MergedIntoId is not null || TicketStates.IsOver(ticket.State))
            return new([], false);
        var lines = new List<(string, DateTimeOffset?)>();
        var missed = ticket is { PausedAt: null, State: not TicketState.Resolved } && ticket.NextUpdateDue < now;
        if (ticket.State == TicketState.Resolved)
            lines.Add(("Tickets.Promise.Resolved", null));
        else if (ticket.PausedAt is { } since)
            lines.Add(("Tickets.Promise.Paused", since));
        else if (missed)
            lines.AddRange([("Tickets.Promise.Missed", ticket.NextUpdateDue), ("Tickets.Promise.MissedNext", null)]);
        else
            lines.AddRange([
                (ticket.FirstReplyAt is null ? "Tickets.Promise.FirstReplyBy" : "Tickets.Promise.NextUpdateBy", ticket.NextUpdateDue),
                ("Tickets.Promise.IfMissed", null),
            ]);
        if (ticket is { ExpectedAt: { } expected, State: not TicketState.Resolved })
            lines.Add((expected < now ? "Tickets.Promise.ExpectedPassed" : "Tickets.Promise.Expected", expected));
        if (ticket.DeadlineAt is { } deadline)
            lines.Add((deadline < now ? "Tickets.Promise.DeadlinePassed" : "Tickets.Promise.DeadlineBy", deadline));
        return new(lines, missed);
    }
}
