using Portal.Web.Data;

namespace Portal.Web.Billing.Payments;

/// <summary>Why no payment is begun. The texts are "Payment.Refusal.{name}".</summary>
[Refusal]
public enum PaymentRefusal
{
    /// <summary>The customer has no such bill.</summary>
    UnknownBill,

    /// <summary>There is nothing to pay on it.</summary>
    NothingToPay,

    /// <summary>The bill, or the payment provider, cannot be asked just now.</summary>
    Unavailable,

    /// <summary>A payment for the bill waits for the bank: a second one would pay twice.</summary>
    Pending,
}
