namespace Portal.Web.Tickets;

/// <summary>From which state a ticket may go to which.</summary>
public static class TicketStates
{
    private static readonly Dictionary<TicketState, TicketState[]> Next = new()
    {
        [TicketState.Acknowledged] = [TicketState.InProgress, TicketState.Pending, TicketState.Held, TicketState.Resolved, TicketState.Cancelled, TicketState.Rejected],
        [TicketState.InProgress] = [TicketState.Pending, TicketState.Held, TicketState.Resolved, TicketState.Cancelled, TicketState.Rejected],
        [TicketState.Pending] = [TicketState.InProgress, TicketState.Held, TicketState.Resolved, TicketState.Cancelled, TicketState.Rejected],
        [TicketState.Held] = [TicketState.InProgress, TicketState.Pending, TicketState.Resolved, TicketState.Cancelled, TicketState.Rejected],
        [TicketState.Resolved] = [TicketState.InProgress, TicketState.Closed],
        [TicketState.Closed] = [TicketState.InProgress],
        [TicketState.Cancelled] = [TicketState.InProgress],
        [TicketState.Rejected] = [TicketState.InProgress],
    };

    public static bool MayFollow(TicketState from, TicketState to) => Next[from].Contains(to);

    /// <summary>True when nobody has to do anything more, unless the customer says so.</summary>
    public static bool IsOver(TicketState state) => state is TicketState.Closed or TicketState.Cancelled or TicketState.Rejected;
}
