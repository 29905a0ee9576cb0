using Portal.Web.Tickets;

namespace Portal.Web.Agents.Search;

/// <summary>A ticket as the results show it, and as facets count it.</summary>
public sealed record FoundTicket
{
    public const string Columns = """
        t.id, t.reference, t.subject, t.state, t.level, t.type, t.topic, t.language, t.assignee_id, a.name assignee, t.name customer,
        t.opened_at, t.changed_at, t.merged_into_id from ticket t left join person a on a.id = t.assignee_id
        """;

    public required long Id { get; init; }

    public required string Reference { get; init; }

    public required string Subject { get; init; }

    public required TicketState State { get; init; }

    public required int Level { get; init; }

    public required TicketType Type { get; init; }

    public required string Topic { get; init; }

    public required string Language { get; init; }

    public long? AssigneeId { get; init; }

    public string? Assignee { get; init; }

    public required string Customer { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    public long? MergedIntoId { get; init; }
}
