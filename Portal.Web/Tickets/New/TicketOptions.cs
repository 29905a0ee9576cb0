namespace Portal.Web.Tickets.New;

/// <summary>What an operator sets about requests.</summary>
public sealed record TicketOptions
{
    /// <summary>
    /// Requests by guests, and new links to them, from one network in an hour before the next has to wait; twice as many from an IPv4
    /// address, which many may share.
    /// </summary>
    public int FreeOfNetwork { get; init; } = 100;

    /// <summary>Requests in one browser, or by one person, in an hour.</summary>
    public int FreeOfBrowser { get; init; } = 10;

    /// <summary>
    /// Receipts in an hour to a mailbox nobody has shown to be theirs. A request beyond
    /// them is taken, and its page says that no mail comes.
    /// </summary>
    public int MailsPerHour { get; init; } = 5;

    /// <summary>Megabytes of files that may wait for forms of guests from one network.</summary>
    public int WaitingOfNetwork { get; init; } = 256;

    /// <summary>The same for one signed-in person.</summary>
    public int WaitingOfPerson { get; init; } = 128;

    /// <summary>The same for all guests together, and for all who are signed in together.</summary>
    public int WaitingInAll { get; init; } = 2048;
}
