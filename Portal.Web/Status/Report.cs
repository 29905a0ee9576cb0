using Portal.Web.Provider;

namespace Portal.Web.Status;

/// <summary>How the portal came to hear that something does not work.</summary>
public enum ReportKind
{
    /// <summary>A ticket about a fault was filed.</summary>
    Ticket,

    /// <summary>Somebody joined a known incident.</summary>
    MeToo,

    /// <summary>Nothing was known for a postcode, and yet it does not work there.</summary>
    Check,

    /// <summary>A resolved incident is over for this person.</summary>
    Works,

    /// <summary>A resolved incident is not over for this person.</summary>
    Still,
}

/// <summary>
/// Somebody said that something does not work, or works again. The place is what is known: the node, the postcode, or the incident.
/// </summary>
public sealed record Report
{
    public required ReportKind Kind { get; init; }

    /// <summary>Anything that tells people apart: "person:…", "ticket:…", the random name of a browser. Only its hash is kept.</summary>
    public required string Reporter { get; init; }

    /// <summary>The part of the network the line hangs on, as <see cref="Service.Node"/> says.</summary>
    public string? Node { get; init; }

    /// <summary>As people type it.</summary>
    public string? Postcode { get; init; }

    public Technology Technology { get; init; }

    /// <summary>
    /// Where a guest reports from. Of all guests in one network one counts for a suspicion: they
    /// may be one machine. Only its hash is kept, for a day.
    /// </summary>
    public string? Network { get; init; }

    /// <summary>The person who is signed in, so that it is part of what the portal holds of them.</summary>
    public long? PersonId { get; init; }

    /// <summary>The incident it belongs to, when that is known.</summary>
    public string? Incident { get; init; }
}
