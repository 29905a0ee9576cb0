namespace Portal.Web.Tickets;

/// <summary>The way to a ticket as a mail has it.</summary>
/// <param name="Address">Absolute.</param>
/// <param name="Secret">What a guest's link carries; null where one signs in. It has to be kept in the change that sends the mail.</param>
public sealed record TicketLink(string Address, string? Secret);
