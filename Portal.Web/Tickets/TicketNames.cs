namespace Portal.Web.Tickets;

/// <summary>What a ticket is called, in the audit trail and for the customer.</summary>
public static class TicketNames
{
    public static string Target(this Ticket ticket) => $"ticket:{ticket.Reference}";

    /// <summary>The text that says where the customer stands; there is one for every state.</summary>
    public static string CustomerState(this Ticket ticket) =>
        ticket switch
        {
            { MergedIntoId: not null } => "Tickets.State.Merged",
            { State: TicketState.Held, WaitingFor: WaitingFor.Supplier or WaitingFor.Incident or WaitingFor.Visit } =>
                $"Tickets.State.Held.{ticket.WaitingFor}",
            _ => $"Tickets.State.{ticket.State}",
        };
}
