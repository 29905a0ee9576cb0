namespace Portal.Web.Tickets.Attachments;

/// <summary>A file of a ticket, or of a form that is not sent yet.</summary>
public sealed record Attachment
{
    public const string Columns = "id, key, ticket_id, entry_id, name, type, size, at";

    public required long Id { get; init; }

    public required string Key { get; init; }

    public long? TicketId { get; init; }

    public long? EntryId { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    /// <summary>In bytes.</summary>
    public required long Size { get; init; }

    public required DateTimeOffset At { get; init; }
}
