namespace Portal.Web.Tickets;

/// <summary>What a customer may do with a ticket, and when.</summary>
public static class TicketRules
{
    /// <summary>So long what was solved or closed is opened again by a word; later a new ticket follows it.</summary>
    public static readonly TimeSpan Reopening = TimeSpan.FromDays(14);

    /// <summary>True when the ticket is solved or over, so that a further word opens it again.</summary>
    public static bool IsDone(this Ticket ticket) => ticket.State == TicketState.Resolved || TicketStates.IsOver(ticket.State);

    public static bool MayReopen(this Ticket ticket, DateTimeOffset now) =>
        ticket.IsDone() && ticket.MergedIntoId is null && now - ticket.StateChangedAt <= Reopening;

    public static bool MayClose(this Ticket ticket) =>
        TicketStates.MayFollow(TicketTrigger.CustomerClose, ticket.State, TicketState.Closed);

    /// <summary>True while the customer is asked for something.</summary>
    public static bool WaitsForCustomer(this Ticket ticket) => ticket.State is TicketState.Pending or TicketState.Resolved;

    /// <summary>
    /// When the customer hears from us after a pause: what was left of the promise when it began, and a new promise when nothing was.
    /// </summary>
    public static DateTimeOffset DueAfterPause(this Ticket ticket, ServiceLevels levels, DateTimeOffset now)
    {
        if (ticket.PausedAt is not { } since)
            return ticket.NextUpdateDue;
        var left = levels.Between(since, ticket.NextUpdateDue);
        return left > TimeSpan.Zero ? levels.Add(now, left) : levels.PromiseFor(ticket.Type, ticket.Priority, now).NextUpdate;
    }
}
