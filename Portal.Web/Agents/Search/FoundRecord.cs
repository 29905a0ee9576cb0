using Portal.Search;
using Portal.Web.Help;
using Portal.Web.Site.Links;

namespace Portal.Web.Agents.Search;

/// <summary>One line of the results.</summary>
public sealed record FoundRecord
{
    /// <summary>One of <see cref="RecordKinds"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>What people call it by: a reference, a customer number, the key of a reply or an article.</summary>
    public required string Key { get; init; }

    public required MarkedText Title { get; init; }

    /// <summary>The language of title and passage; null for names.</summary>
    public string? Language { get; init; }

    public MarkedText Passage { get; init; } = MarkedText.Empty;

    /// <summary>Where the passage stands, as the end of a key of a text: "internal", "file"; null for where one expects it.</summary>
    public string? Place { get; init; }

    /// <summary>Of a ticket.</summary>
    public FoundTicket? Ticket { get; init; }

    /// <summary>Of an article.</summary>
    public Article? Article { get; init; }

    /// <summary>The state of an incident, as its texts name it.</summary>
    public string? State { get; init; }

    public DateTimeOffset? At { get; init; }

    public string AddressIn(PageLinks links, Site.Language reader) =>
        Kind switch
        {
            RecordKinds.Customer => links.Agents.Customer(Key),
            RecordKinds.Incident => links.Incidents.Details(Key),
            RecordKinds.Reply => links.Agents.EditReply(Key, Language!),
            RecordKinds.Article => Article!.AddressFor(reader),
            _ => links.Agents.Details(Key),
        };
}
