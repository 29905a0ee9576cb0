using Portal.Web.Messages;
using Portal.Web.Site;

namespace Portal.Web.Tickets;

/// <summary>Mails about a ticket, in the language it was filed in.</summary>
public sealed class TicketMails(Texts texts)
{
    /// <summary>We wrote something to the customer.</summary>
    public Mail Updated(Ticket ticket, string text, string link)
    {
        var words = texts.In(Language.Of(ticket.Language));
        return new Mail
        {
            To = ticket.Mail,
            Language = words.Language.Code,
            Subject = words["Agents.Mail.Updated", ticket.Reference, ticket.Subject],
            Blocks = [new Paragraph(text), new Button(words["Agents.Mail.Link"], link)],
        };
    }
}
