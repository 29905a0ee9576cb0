using Portal.Web.Messages.Inbound;
using Portal.Web.Tickets.New;

namespace Portal.Web.Tickets.Mails;

/// <summary>The types of tickets that mailboxes are set for.</summary>
public static class MailboxTypes
{
    /// <summary>What is wrong with them, in words for the operator.</summary>
    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        var sections = configuration.GetSection("Mail:Inbound:Mailboxes").GetChildren();
        return from section in sections
            let type = section[nameof(InboundMailbox.Type)]
            where type is not null && TicketForms.Read(type) is null
            select $"{section.Path}:Type is one of {string.Join(", ", TicketForms.Types.Select(TicketForms.Word))}.";
    }
}
