using Portal.Web.Provider.Billing;

namespace Portal.Web.Provider.Embedded;

/// <summary>A payment, or what went back of one, as the database gives it.</summary>
internal sealed record PaymentRow
{
    public const string Columns = "p.reference, p.received_on, p.amount, p.currency, p.method, p.kind";

    /// <summary>What went back counts from when its payment is there.</summary>
    public const string Counts = "(p.refund_of is null or exists (select 1 from payment o where o.reference = p.refund_of))";

    /// <summary>Empty where the bill is the one that was asked for.</summary>
    public string Bill { get; init; } = "";

    public required string Reference { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required PaymentMethod Method { get; init; }

    public required PaymentKind Kind { get; init; }

    public Payment ToPayment() =>
        new()
        {
            Reference = Reference,
            ReceivedOn = ReceivedOn,
            Amount = new(Amount, Currency),
            Method = Method,
            Kind = Kind,
        };
}
