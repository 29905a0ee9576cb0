namespace Portal.Web.Tickets.Asking;

/// <summary>What an operator sets about requests.</summary>
public sealed record TicketOptions
{
    /// <summary>Requests from one network, by guests, before the next has to wait.</summary>
    public int FreeOfNetwork { get; init; } = 20;

    /// <summary>Megabytes of files that may wait for forms of guests from one network.</summary>
    public int WaitingOfNetwork { get; init; } = 256;

    /// <summary>The same for one signed-in person.</summary>
    public int WaitingOfPerson { get; init; } = 128;

    /// <summary>The same for all guests together, and for all who are signed in together.</summary>
    public int WaitingInAll { get; init; } = 2048;
}
