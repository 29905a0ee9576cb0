using Portal.Web.Messages;
using Portal.Web.Site;

namespace Portal.Web.Tickets;

/// <summary>What customers are told of their requests by mail, in the language of the request. Never a word of the help desk's own: no states, levels or notes.</summary>
public sealed class TicketMails(Texts texts, LocalTime time)
{
    /// <summary>The receipt: what we have, what happens next, and until when.</summary>
    public Mail Received(NewTicket filed, string reference, Promise promise, DateTimeOffset at, TicketLink link)
    {
        var words = texts.In(Language.Of(filed.Language));
        List<Fact> facts =
        [
            new(words["Tickets.Reference"], reference), new(words["Tickets.Mail.About"], filed.Subject), new(words["Tickets.Mail.At"], time.Moment(words.Language, at)),
            new(words["Tickets.Clock.FirstReply"], time.Moment(words.Language, promise.FirstReply)),
        ];
        if (promise.Deadline is { } deadline) facts.Add(new(words["Tickets.Clock.Deadline"], time.Day(words.Language, deadline)));
        return new Mail
        {
            To = filed.Mail, Language = filed.Language, Subject = words["Tickets.Mail.Received.Subject", reference],
            Blocks =
            [
                new Paragraph(words["Tickets.Mail.Received.Words"]), new Facts(facts), new Button(words["Tickets.Mail.Open"], link.Address), .. Small(words, link),
                new SmallPrint($"{words["Tickets.Mail.Wrote"]}\n{filed.Words}"),
            ],
        };
    }

    /// <summary>Something new for the customer: an answer, a question, a promise.</summary>
    /// <param name="ticket">What it is about.</param>
    /// <param name="text">In the customer's language and words.</param>
    /// <param name="link">The address of <see cref="GuestLinks.To(Ticket)"/>.</param>
    public Mail Updated(Ticket ticket, string text, string link)
    {
        var words = WordsOf(ticket);
        return Compose(ticket, words["Tickets.Mail.Updated.Subject", ticket.Reference], [new Paragraph(text), new Button(words["Tickets.Mail.Open"], link)]);
    }

    /// <summary>The request is closed; one question about how it went.</summary>
    public Mail Closed(Ticket ticket, TicketLink survey, string? why = null)
    {
        var words = WordsOf(ticket);
        return Compose(ticket, words["Tickets.Mail.Closed.Subject", ticket.Reference],
            [.. why is null ? (IEnumerable<Block>)[] : [new Paragraph(why)], new Paragraph(words["Tickets.Mail.Closed.Words"]), new Button(words["Tickets.Mail.Closed.Button"], survey.Address), new SmallPrint(words["Tickets.Mail.Closed.Small"])]);
    }

    /// <summary>A new link for a guest.</summary>
    public Mail Link(Ticket ticket, TicketLink link)
    {
        var words = WordsOf(ticket);
        return Compose(ticket, words["Tickets.Mail.Link.Subject", ticket.Reference], [new Paragraph(words["Tickets.Mail.Link.Words"]), new Button(words["Tickets.Mail.Open"], link.Address), .. Small(words, link)]);
    }

    private static IEnumerable<Block> Small(Words words, TicketLink link) => link.Secret is null ? [] : [new SmallPrint(words["Tickets.Mail.Link.Small"])];

    private static Mail Compose(Ticket ticket, string subject, IReadOnlyList<Block> blocks) => new() { To = ticket.Mail, Language = ticket.Language, Subject = subject, Blocks = blocks };

    private Words WordsOf(Ticket ticket) => texts.In(Language.Of(ticket.Language));
}
