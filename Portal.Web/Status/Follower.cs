using Portal.Web.Provider;

namespace Portal.Web.Status;

/// <summary>A mailbox that follows an incident or an area.</summary>
public sealed record Follower
{
    public const string Columns = "id, key, incident_id, postcode, technology, email, language, confirmed_at";

    public required long Id { get; init; }

    /// <summary>Random; what links in mails are about.</summary>
    public required string Key { get; init; }

    public long? IncidentId { get; init; }

    public string? Postcode { get; init; }

    public Technology? Technology { get; init; }

    public required string Email { get; init; }

    public required string Language { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    public bool Wants(Incident incident) =>
        IncidentId is { } id ? id == incident.Id : Postcode is not null && incident.Area.Covers(Postcode, null, Technology);
}
