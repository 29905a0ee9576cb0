using System.Text.Json.Serialization;

namespace Portal.Web.Status;

/// <summary>An outage or planned work, with all that was said of it.</summary>
public sealed record Incident
{
    public required long Id { get; init; }

    /// <summary>The public name, "N-4K7M-2QXA".</summary>
    public required string Reference { get; init; }

    public required bool IsPlanned { get; init; }

    public required IncidentState State { get; init; }

    public required Cause Cause { get; init; }

    /// <summary>When it was published; null while only staff know.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When planned work should be over.</summary>
    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>By when customers hear more; there while the incident is open.</summary>
    public DateTimeOffset? NextUpdateAt { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Counts the changes, so that of two supervisors the second sees what the first did.</summary>
    public required long Version { get; init; }

    public LocalizedText Title { get; init; } = LocalizedText.Nothing;

    public Area Area { get; init; } = Area.Nowhere;

    /// <summary>The latest first.</summary>
    public IReadOnlyList<IncidentUpdate> Updates { get; init; } = [];

    /// <summary>How many different people have reported it.</summary>
    public int Reports { get; init; }

    [JsonIgnore]
    public bool IsUnderWay => State.IsUnderWay();

    /// <summary>How long somebody may still say that it does not work for them.</summary>
    public bool AsksStill(DateTimeOffset now) => State == IncidentState.Resolved && ResolvedAt is { } at && now - at < StillBroken;

    /// <summary>True when the words promised for a time have not come by then.</summary>
    public bool IsLate(DateTimeOffset now) => ClosedAt is null && ResolvedAt is null && NextUpdateAt <= now;

    /// <summary>After being resolved an incident takes "still broken for me" this long; then it is closed.</summary>
    public static readonly TimeSpan StillBroken = TimeSpan.FromHours(72);
}

/// <summary>Something that was said of an incident.</summary>
public sealed record IncidentUpdate
{
    public required long Id { get; init; }

    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Who said it, as the audit trail names people. Kept from the public and from the file of the last known state.</summary>
    [JsonIgnore]
    public string Actor { get; init; } = "";

    public required IncidentState State { get; init; }

    public LocalizedText Text { get; init; } = LocalizedText.Nothing;
}
