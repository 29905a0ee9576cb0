using Portal.Web.Tickets;

namespace Portal.Web.Agents;

/// <summary>An entry of a ticket's history as agents see it.</summary>
public sealed record TicketEntry
{
    public required long Id { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The ticket it was written in: this one, or a duplicate of it.</summary>
    public required string Reference { get; init; }

    public required EntryKind Kind { get; init; }

    public required Side Side { get; init; }

    public required string Name { get; init; }

    /// <summary>The name of the account that wrote it; null for guests and for what happened by itself.</summary>
    public string? Person { get; init; }

    public required bool IsPublic { get; init; }

    public required string Text { get; init; }

    public required string Detail { get; init; }

    /// <summary>Who sent it, for what came by mail.</summary>
    public string? Sender { get; init; }

    /// <summary>Whether the receiving server has checked where that mail comes from.</summary>
    public bool? IsProven { get; init; }

    /// <summary>What the mail quoted, its signature, a disclaimer.</summary>
    public string? Rest { get; init; }

    /// <summary>A line for each file of the mail that was not taken.</summary>
    public string? OmittedFiles { get; init; }
}

public sealed record TicketField
{
    public required string Name { get; init; }

    public required string Value { get; init; }
}

public sealed record AttemptedStep
{
    public required DateTimeOffset At { get; init; }

    public required string Kind { get; init; }

    public required string Step { get; init; }

    public required string Result { get; init; }
}

public sealed record AttachmentItem
{
    /// <summary>The ticket it came with.</summary>
    public required string Reference { get; init; }

    public required string Key { get; init; }

    /// <summary>The message it came with.</summary>
    public long? EntryId { get; init; }

    public required string Name { get; init; }

    public required string Type { get; init; }

    public required long Size { get; init; }

    public bool IsPicture => Type.StartsWith("image/", StringComparison.Ordinal);
}

/// <summary>Another ticket of the same customer.</summary>
public sealed record RelatedTicket
{
    public required string Reference { get; init; }

    public required string Subject { get; init; }

    public required TicketState State { get; init; }

    /// <summary>There while it is a duplicate of another.</summary>
    public long? MergedIntoId { get; init; }

    public required TicketType Type { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required string Language { get; init; }
}

public sealed record Handover
{
    public required long Id { get; init; }

    public required int FromLevel { get; init; }

    public required int ToLevel { get; init; }

    /// <summary>"person", or the rule that offered it by itself.</summary>
    public required string Reason { get; init; }

    public required string Summary { get; init; }

    public required string Steps { get; init; }

    public required string Results { get; init; }

    public required string Impact { get; init; }

    public required string Promise { get; init; }

    public required DateTimeOffset OfferedAt { get; init; }

    public required DateTimeOffset AcceptBy { get; init; }

    public DateTimeOffset? AcceptedAt { get; init; }

    public DateTimeOffset? ReturnedAt { get; init; }

    public required string ReturnReason { get; init; }

    public string? OfferedBy { get; init; }

    public string? AcceptedBy { get; init; }

    public string? ReturnedBy { get; init; }

    public bool IsOpen => AcceptedAt is null && ReturnedAt is null;
}
