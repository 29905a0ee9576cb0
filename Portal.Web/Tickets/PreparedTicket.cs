using Portal.Web.Tickets.Mails;

namespace Portal.Web.Tickets;

/// <summary>A request with everything that was made for it before its change begins.</summary>
/// <param name="NewTicket">What was written.</param>
/// <param name="Reference">What people will call it by.</param>
/// <param name="Key">The key of its form, as it is kept.</param>
/// <param name="Link">The way to it in the mail.</param>
/// <param name="Promise">What is promised.</param>
/// <param name="Receipt">The mail that says so.</param>
public sealed record PreparedTicket(
    NewTicket NewTicket,
    string Reference,
    string Key,
    TicketLink Link,
    Promise Promise,
    TicketMail Receipt
);
