using Portal.Web.Provider.Orders;

namespace Portal.Web.Provider.Embedded;

/// <summary>An order as the database gives it.</summary>
internal sealed record OrderRow
{
    public const string Columns = "o.id, o.state, o.state_reason, o.document, o.received_at, o.changed_at";

    public required long Id { get; init; }

    public required OrderState State { get; init; }

    public string? StateReason { get; init; }

    public required string Document { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Of an order for a new line that was carried out: the customer it made.</summary>
    public string? CustomerNumber { get; init; }

    public Order ToOrder() =>
        new()
        {
            Request = CustomerNumber is { } customer ? OrderJson.Read(Document) with { Customer = customer } : OrderJson.Read(Document),
            State = State,
            StateReason = StateReason,
            ReceivedAt = ReceivedAt,
            ChangedAt = ChangedAt,
        };
}
