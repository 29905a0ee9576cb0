using Portal.Web.Data;
using Portal.Web.Tickets.Mails;

namespace Portal.Web.Tickets;

/// <summary>
/// Writes to the customer of a ticket within the change that gives cause for it: with a link that needs no account where there is none.
/// </summary>
public sealed class CustomerNotifier(TicketMails mails, GuestLinks links, TicketOutbox outbox)
{
    /// <param name="work">The change.</param>
    /// <param name="ticket">Whose customer is written to.</param>
    /// <param name="text">In the customer's language and words.</param>
    /// <param name="news">What the customer is to make of it.</param>
    /// <param name="by">Who wrote the text; null when nobody did.</param>
    public async Task NotifyAsync(
        UnitOfWork work,
        Ticket ticket,
        string text,
        TicketMailKind news = TicketMailKind.Updated,
        string? by = null
    )
    {
        var link = links.To(ticket);
        await GuestLinks.KeepAsync(work, ticket.Reference, link);
        await outbox.SendAsync(work, ticket, mails.News(ticket, news, text, link.Address, by));
    }

    /// <summary>It is closed; one question about how it went.</summary>
    /// <param name="work">The change.</param>
    /// <param name="ticket">What was closed.</param>
    /// <param name="why">What the customer is to know of it, when they have not closed it themselves.</param>
    public async Task NotifyClosedAsync(UnitOfWork work, Ticket ticket, string? why = null)
    {
        var survey = SurveyService.Link(links, ticket);
        await SurveyService.KeepAsync(work, ticket.Reference, survey);
        await outbox.SendAsync(work, ticket, mails.Closed(ticket, survey, why));
    }
}
