using Portal.Web.Plans.Change;

namespace Portal.Web.Plans.Orders;

/// <summary>How far an order of the portal has come.</summary>
public enum PlanOrderState
{
    /// <summary>What it means was shown; nothing is ordered.</summary>
    Quoted,

    /// <summary>The customer has ordered; the provider's system has not heard of it yet.</summary>
    Confirmed,

    /// <summary>The provider's system has it.</summary>
    Submitted,

    Completed,
    Cancelled,

    /// <summary>The provider's system would not take it.</summary>
    Rejected,
    Failed,
}

/// <summary>An order for a change of a line, from its quote on.</summary>
public record PlanOrder
{
    public const string Columns = """
        o.id, o.reference, o.customer_number, o.service_number, o.person_id, o.language, o.state, o.document, o.summary_hash, o.quoted_at,
        o.confirmed_at, o.withdraw_until, o.changed_at, o.prepared_reference
        """;

    public required long Id { get; init; }

    public required string Reference { get; init; }

    public required string CustomerNumber { get; init; }

    public required string ServiceNumber { get; init; }

    public long? PersonId { get; init; }

    /// <summary>The language in which the customer read what they order.</summary>
    public required string Language { get; init; }

    public required PlanOrderState State { get; init; }

    /// <summary>The quote, as it is kept.</summary>
    public required string Document { get; init; }

    /// <summary>SHA-256 of the contract summary that was shown.</summary>
    public required string SummaryHash { get; init; }

    public required DateTimeOffset QuotedAt { get; init; }

    public DateTimeOffset? ConfirmedAt { get; init; }

    /// <summary>The last day on which the order can be withdrawn from without a reason.</summary>
    public DateOnly? WithdrawUntil { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>The change the help desk had prepared; null for what the customer chose alone.</summary>
    public string? PreparedReference { get; init; }

    public ChangeQuote Quote => QuoteJson.Read(Document);

    /// <summary>True while it can still be taken back with a click.</summary>
    public bool IsOpen => State is PlanOrderState.Confirmed or PlanOrderState.Submitted;
}
