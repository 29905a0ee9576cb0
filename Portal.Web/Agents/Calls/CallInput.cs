using Portal.Web.Messages;
using Portal.Web.Site.Forms;
using Portal.Web.Tickets.New;

namespace Portal.Web.Agents.Calls;

/// <summary>What an agent writes down of a call.</summary>
public sealed record CallInput
{
    public string? Key { get; init; }

    /// <summary>Type and topic in one: "fault/slow".</summary>
    public string? Topic { get; init; }

    /// <summary>Of a fault: how much of it does not work.</summary>
    public string? Extent { get; init; }

    public string? Service { get; init; }

    [Line(TicketFormInput.MaxSubjectLength, Missing = "Tickets.Ask.SubjectMissing")]
    public string Subject { get; init; } = "";

    [Lines(TicketFormInput.MaxTextLength, Missing = "Tickets.Ask.TextMissing")]
    public string Text { get; init; } = "";

    [Line(100, Missing = "Tickets.Ask.NameMissing")]
    public string Name { get; init; } = "";

    [Recipient]
    public string Email { get; init; } = "";

    [Line(40)]
    public string Phone { get; init; } = "";

    public string? In { get; init; }
}
