namespace Portal.Web.Tickets.Tracking;

/// <summary>What was promised, as a few sentences: until when, why it stands still, and what happens when it was missed.</summary>
/// <param name="Lines">The texts in order, each with the instant it speaks of, if any.</param>
/// <param name="IsMissed">True when the customer should have heard from us by now.</param>
public sealed record PromiseClock(IReadOnlyList<(string Text, DateTimeOffset? At)> Lines, bool IsMissed)
{
    public static PromiseClock For(Ticket ticket, DateTimeOffset now)
    {
        if (ticket.MergedIntoId is not null || TicketStates.IsOver(ticket.State))
            return new([], false);
        var lines = new List<(string, DateTimeOffset?)>();
        var missed = ticket is { PausedAt: null, State: not TicketState.Resolved } && ticket.NextUpdateDue < now;
        if (ticket.State == TicketState.Resolved)
            lines.Add(("Tickets.Clock.Resolved", null));
        else if (ticket.PausedAt is { } since)
            lines.Add(("Tickets.Clock.Paused", since));
        else if (missed)
            lines.AddRange([("Tickets.Clock.Missed", ticket.NextUpdateDue), ("Tickets.Clock.MissedNext", null)]);
        else
            lines.AddRange([
                (ticket.FirstReplyAt is null ? "Tickets.Clock.FirstReplyBy" : "Tickets.Clock.NextUpdateBy", ticket.NextUpdateDue),
                ("Tickets.Clock.IfMissed", null),
            ]);
        if (ticket is { ExpectedAt: { } expected, State: not TicketState.Resolved })
            lines.Add((expected < now ? "Tickets.Clock.ExpectedPassed" : "Tickets.Clock.Expected", expected));
        if (ticket.DeadlineAt is { } deadline)
            lines.Add((deadline < now ? "Tickets.Clock.DeadlinePassed" : "Tickets.Clock.DeadlineBy", deadline));
        return new(lines, missed);
    }
}
