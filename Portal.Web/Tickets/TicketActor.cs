using Portal.Web.Identity;

namespace Portal.Web.Tickets;

/// <summary>The customer who acts on a ticket: somebody signed in, or a guest who opened the link of a mail.</summary>
/// <param name="PersonId">Null for a guest.</param>
/// <param name="Name">As the help desk sees them.</param>
/// <param name="Actor">As the audit trail names them.</param>
public sealed record TicketActor(long? PersonId, string Name, string Actor)
{
    public static TicketActor From(HttpContext context, Ticket ticket) =>
        context.Me() is { } me ? new(me.PersonId, me.Name, me.Target) : new(null, ticket.Name, "guest");
}
