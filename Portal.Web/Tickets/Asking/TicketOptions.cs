namespace Portal.Web.Tickets.Asking;

/// <summary>What an operator sets about requests.</summary>
public sealed record TicketOptions
{
    /// <summary>Requests from one network, by guests, before the next has to wait.</summary>
    public int FreeOfNetwork { get; init; } = 20;
}
