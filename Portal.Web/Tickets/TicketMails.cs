using Portal.Web.Messages;
using Portal.Web.Site;

namespace Portal.Web.Tickets;

/// <summary>What news is to its customer.</summary>
public enum TicketMailKind
{
    /// <summary>To be known; nothing is asked.</summary>
    Updated,

    /// <summary>A person answered.</summary>
    Replied,

    /// <summary>Nothing goes on until the customer answers.</summary>
    Question,

    /// <summary>They were asked some time ago.</summary>
    Waiting,

    /// <summary>The help desk thinks that it is solved.</summary>
    Solved,
}

/// <summary>
/// What customers learn of their requests by mail, in the language of the request. Never a word of the help desk's own: no states,
/// levels or notes.
/// </summary>
public sealed class TicketMails(Texts texts, FriendlyTime time)
{
    private const int MaxSubjectLength = 60;

    /// <summary>
    /// The receipt: what we have, what happens next, and until when. What was written stands in it only when the address is known to be the
    /// writer's: anybody can type an address, and no stranger's words leave in the provider's name.
    /// </summary>
    public Mail Received(NewTicket filed, string reference, Promise promise, DateTimeOffset at, TicketLink link)
    {
        var localized = texts.In(Language.FromCode(filed.Language));
        List<Fact> facts =
        [
            new(localized["Tickets.Reference"], reference),
            new(localized["Tickets.Mail.At"], time.Written(localized, at)),
            new(localized["Tickets.Promise.FirstReply"], time.Written(localized, promise.FirstReply)),
        ];
        if (promise.Deadline is { } deadline)
            facts.Add(new(localized["Tickets.Promise.Deadline"], time.Day(localized.Language, deadline)));
        if (filed.IsEmailConfirmed)
            facts.Insert(1, new(localized["Tickets.Mail.About"], filed.Subject));
        return new Mail
        {
            To = filed.Email,
            Language = filed.Language,
            Subject = localized["Tickets.Mail.Received.Subject", reference],
            Blocks =
            [
                new Paragraph(localized["Tickets.Mail.Received.Text"]),
                .. filed.IsEmailConfirmed ? (Block[])[] : [new Paragraph(localized["Tickets.Mail.Received.Unconfirmed"])],
                new Facts(facts),
                new Button(localized["Tickets.Mail.Open"], link.Address),
                .. Small(localized, link),
                .. filed.IsEmailConfirmed ? (Block[])[new SmallPrint($"{localized["Tickets.Mail.Wrote"]}\n{filed.Text}")] : [],
            ],
        };
    }

    /// <summary>
    /// Something new for the customer: an answer, a question, a reminder. Its subject says whether they have to do something.
    /// </summary>
    /// <param name="ticket">What it is about.</param>
    /// <param name="news">What the customer is to make of it.</param>
    /// <param name="text">In the customer's language and words.</param>
    /// <param name="link">The address of <see cref="GuestLinks.To(Ticket)"/>.</param>
    /// <param name="by">Who wrote the text; null when nobody did.</param>
    public Mail News(Ticket ticket, TicketMailKind news, string text, string link, string? by = null)
    {
        var localized = LocalizedFor(ticket);
        var asks = news switch
        {
            TicketMailKind.Question => "Question.Text",
            TicketMailKind.Solved => ticket.Type == TicketType.Complaint ? "Solved.Complaint" : "Solved.Text",
            _ => null,
        };
        var button = news switch
        {
            TicketMailKind.Question or TicketMailKind.Waiting => "Question.Button",
            TicketMailKind.Solved => "Solved.Button",
            _ => "Open",
        };
        var blocks = new List<Block>();
        if (by is not null)
            blocks.Add(new Paragraph(localized["Tickets.Mail.By", by]));
        blocks.Add(new Paragraph(text));
        if (asks is not null)
            blocks.Add(new Paragraph(localized[$"Tickets.Mail.{asks}"]));
        blocks.Add(new Button(localized[$"Tickets.Mail.{button}"], link));
        return Compose(ticket, Subject(ticket, localized, $"{news}"), blocks) with { Greets = by is null };
    }

    /// <summary>The request is closed; one question about how it went.</summary>
    public Mail Closed(Ticket ticket, TicketLink survey, string? why = null)
    {
        var localized = LocalizedFor(ticket);
        return Compose(
            ticket,
            Subject(ticket, localized, "Closed"),
            [
                .. why is null ? (IEnumerable<Block>)[] : [new Paragraph(why)],
                new Paragraph(localized["Tickets.Mail.Closed.Text"]),
                new Button(localized["Tickets.Mail.Closed.Button"], survey.Address),
                new SmallPrint(localized["Tickets.Mail.Closed.Small"]),
            ]
        );
    }

    /// <summary>A new link for a guest.</summary>
    public Mail Link(Ticket ticket, TicketLink link)
    {
        var localized = LocalizedFor(ticket);
        Block[] blocks =
        [
            new Paragraph(localized["Tickets.Mail.Link.Text"]),
            new Button(localized["Tickets.Mail.Open"], link.Address),
            .. Small(localized, link),
        ];
        return Compose(ticket, localized["Tickets.Mail.Link.Subject", ticket.Reference], blocks) with { IsUrgent = true };
    }

    // What it is about, in the customer's own words, and the reference last: a list of mails shows the beginning. Of an address nobody has
    // shown to be theirs no words of the writer go out.
    private static string Subject(Ticket ticket, LocalizedTexts localized, string news)
    {
        var says = localized[$"Tickets.Mail.{news}.Subject"];
        if (ticket.EmailConfirmedAt is null)
            return $"{says} ({ticket.Reference})";
        var about = ticket.Subject.Length > MaxSubjectLength ? $"{ticket.Subject[..MaxSubjectLength].TrimEnd()}…" : ticket.Subject;
        return $"{says}: {about} ({ticket.Reference})";
    }

    private static IEnumerable<Block> Small(LocalizedTexts localized, TicketLink link) =>
        link.Secret is null ? [] : [new SmallPrint(localized["Tickets.Mail.Link.Small"])];

    private static Mail Compose(Ticket ticket, string subject, IReadOnlyList<Block> blocks) =>
        new()
        {
            To = ticket.Email,
            Language = ticket.Language,
            Subject = subject,
            Blocks = blocks,
        };

    private LocalizedTexts LocalizedFor(Ticket ticket) => texts.In(Language.FromCode(ticket.Language));
}
