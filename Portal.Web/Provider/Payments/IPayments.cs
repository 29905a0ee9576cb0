using Portal.Web.Provider.Billing;

namespace Portal.Web.Provider.Payments;

/// <summary>
/// The provider that takes money: the customer pays on its pages, and the portal never sees a card or an account. Its shape is that of TM
/// Forum's TMF676.
/// </summary>
public interface IPayments
{
    /// <summary>False where payments online are not set up; nothing else is asked then.</summary>
    bool IsOffered { get; }

    /// <summary>
    /// Begins a payment. One that was begun under this reference is answered as it stands and not begun again.
    /// </summary>
    /// <param name="request">What is to be paid.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<StartedPayment>> StartAsync(PaymentRequest request, CancellationToken ct);

    /// <summary>How a payment stands, for when no notice came.</summary>
    /// <param name="reference">The portal's number of it.</param>
    /// <param name="ct">Ends the wait.</param>
    Task<Answer<PaymentNotice>> FindAsync(string reference, CancellationToken ct);

    /// <summary>Reads a notice that somebody sent to the portal.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="signature">What came with them to prove who sent them.</param>
    /// <returns>Null when it was not sent by the payment provider, or cannot be read.</returns>
    PaymentNotice? Read(byte[] body, string? signature);
}

/// <summary>How far a payment has come.</summary>
public enum PaymentState
{
    /// <summary>The customer has yet to pay.</summary>
    Initiated,

    /// <summary>The customer has done their part; a bank has not.</summary>
    Pending,

    /// <summary>The money is reserved.</summary>
    Authorized,

    /// <summary>The money is there.</summary>
    Captured,
    Failed,

    /// <summary>The money was given back.</summary>
    Refunded,

    /// <summary>The customer's bank took the money back.</summary>
    ChargedBack,
}

/// <summary>What is to be paid.</summary>
public sealed record PaymentRequest
{
    /// <summary>The portal's own number of the payment: the same number is the same payment.</summary>
    public required string Reference { get; init; }

    /// <summary>The number of the bill, for the statement of the customer's bank.</summary>
    public required string Invoice { get; init; }

    public required Money Amount { get; init; }

    /// <summary>The absolute address to which the customer comes back.</summary>
    public required string ReturnUrl { get; init; }

    /// <summary>The code of the customer's language.</summary>
    public required string Language { get; init; }
}

/// <summary>A payment that was begun.</summary>
/// <param name="ConfirmUrl">The absolute address where the customer pays; null for the portal's own page of the sandbox.</param>
public sealed record StartedPayment(string? ConfirmUrl);

/// <summary>What the payment provider says of a payment.</summary>
public sealed record PaymentNotice
{
    /// <summary>The payment provider's number of what happened: a notice that comes twice has it twice.</summary>
    public required string EventId { get; init; }

    /// <summary>The portal's number of the payment.</summary>
    public required string Reference { get; init; }

    public required PaymentState State { get; init; }

    public required Money Amount { get; init; }

    public PaymentMethod Method { get; init; }
}
