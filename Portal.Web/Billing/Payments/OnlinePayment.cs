using Portal.Web.Provider;
using Portal.Web.Provider.Payments;

namespace Portal.Web.Billing.Payments;

/// <summary>A payment that a customer began here.</summary>
public sealed record OnlinePayment
{
    public const string Columns = """
        p.id, p.reference, p.customer_number, p.invoice_number, p.language, p.amount, p.currency, p.state, p.provider_url, p.started_at,
        p.changed_at, p.recorded_at
        """;

    public required long Id { get; init; }

    public required string Reference { get; init; }

    public required string CustomerNumber { get; init; }

    public required string InvoiceNumber { get; init; }

    public required string Language { get; init; }

    public required long Amount { get; init; }

    public required string Currency { get; init; }

    public required PaymentState State { get; init; }

    /// <summary>Where it is paid; null until the payment provider has it.</summary>
    public string? ProviderUrl { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When the provider's billing knew of the money.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    public Money Sum => new(Amount, Currency);

    public bool IsOpen => State is PaymentState.Initiated or PaymentState.Pending or PaymentState.Authorized;

    /// <summary>
    /// True when a notice says something new. Notices come late and in any order, so a payment never goes back, and money that is there is
    /// only ever gone again.
    /// </summary>
    public static bool Follows(PaymentState state, PaymentState next) =>
        state switch
        {
            PaymentState.Captured => next is PaymentState.Refunded or PaymentState.ChargedBack,
            PaymentState.Refunded or PaymentState.ChargedBack => false,
            // The bank thought better of it; or its notice is still to come, and the money is gone again already.
            PaymentState.Failed => next is PaymentState.Captured or PaymentState.Refunded or PaymentState.ChargedBack,
            _ => next > state,
        };
}
