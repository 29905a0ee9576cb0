using Portal.Web.Plans.Change;
using Portal.Web.Plans.Orders;

namespace Portal.Web.Plans.Prepared;

/// <summary>What became of a change that the help desk prepared.</summary>
public enum PreparedState
{
    /// <summary>The customer has not decided.</summary>
    Open,

    /// <summary>The customer has ordered it.</summary>
    Confirmed,
    Declined,

    /// <summary>The help desk took it back.</summary>
    Withdrawn,

    /// <summary>The customer did not decide in time.</summary>
    Expired,
}

/// <summary>A change of a line that the help desk prepared from a ticket. Nothing is ordered until the customer confirms it.</summary>
public sealed record PreparedChange
{
    public const string Columns = """
        c.id, c.reference, c.customer_number, c.service_number, c.ticket_id, c.prepared_by, c.state, c.document, c.order_reference,
        c.prepared_at, c.expires_at
        """;

    /// <summary>How long the customer has to decide.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    public required long Id { get; init; }

    public required string Reference { get; init; }

    public required string CustomerNumber { get; init; }

    public required string ServiceNumber { get; init; }

    public required long TicketId { get; init; }

    public long? PreparedBy { get; init; }

    public required PreparedState State { get; init; }

    /// <summary>The quote the help desk saw, as it is kept.</summary>
    public required string Document { get; init; }

    /// <summary>The order the customer made of it.</summary>
    public string? OrderReference { get; init; }

    public required DateTimeOffset PreparedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public ChangeQuote Quote => QuoteJson.Read(Document);

    internal string Target => $"prepared-change:{Reference}";

    /// <summary>How it stands at an instant: one whose time is over has expired, whether or not that was noted.</summary>
    public PreparedState StateAt(DateTimeOffset now) => State == PreparedState.Open && ExpiresAt <= now ? PreparedState.Expired : State;

    public static string NewReference() => Data.Reference.New('V');

    public static string? ReadReference(string? typed) => Data.Reference.Read('V', typed);
}
