namespace Portal.Web.Provider.Billing;

/// <summary>
/// The states of a bill in TM Forum's TMF678, word for word. A word that is not among them becomes <see cref="Unknown"/>. That a bill is
/// overdue or disputed is no state: the portal computes it.
/// </summary>
public enum InvoiceState
{
    Unknown,
    New,
    OnHold,
    Validated,
    Sent,
    PartiallyPaid,
    Settled,
}

/// <summary>A bill without its lines. Its total is the sum of them.</summary>
public sealed record Invoice
{
    /// <summary>The provider's number of the bill, as it is printed.</summary>
    public required string Number { get; init; }

    /// <summary>The customer number in plain form.</summary>
    public required string Customer { get; init; }

    /// <summary>The billing month it was made for.</summary>
    public required DatePeriod Period { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>The last day on which a payment is in time.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The day a payment of it was taken back, from which the customer has time anew; null when none was.</summary>
    public DateOnly? ReopenedOn { get; init; }

    /// <summary>Tax included; negative when the customer gets something back.</summary>
    public required Money Total { get; init; }

    /// <summary>The tax within the total.</summary>
    public required Money Tax { get; init; }

    /// <summary>The sum of its payments.</summary>
    public required Money Paid { get; init; }

    public required InvoiceState State { get; init; }

    public required int LineCount { get; init; }

    /// <summary>What is still to be paid; never negative.</summary>
    public Money Open => State == InvoiceState.Settled || Paid >= Total ? Money.Zero(Total.Currency) : Total - Paid;

    /// <summary>True for what customers see: before that the provider is still working on it.</summary>
    public bool IsIssued => State is InvoiceState.Sent or InvoiceState.PartiallyPaid or InvoiceState.Settled;
}

/// <summary>One line of a bill.</summary>
public sealed record InvoiceLine
{
    /// <summary>Its place on the bill, from 1; names it for ever.</summary>
    public required int Position { get; init; }

    public required LineKind Kind { get; init; }

    /// <summary>The code of the plan or extra in the catalogue; null where there is none.</summary>
    public string? Code { get; init; }

    /// <summary>What the provider printed; empty where the kind and the code say all.</summary>
    public string Text { get; init; } = "";

    /// <summary>The number of the line it is for; null for what belongs to none.</summary>
    public string? Service { get; init; }

    /// <summary>The days it is for; null for what has none.</summary>
    public DatePeriod? Period { get; init; }

    /// <summary>Tax included; negative for what is given back.</summary>
    public required Money Amount { get; init; }

    /// <summary>Percent of tax that the amount includes.</summary>
    public required decimal TaxPercent { get; init; }
}

/// <summary>Lines of a bill that are for the same, added up.</summary>
public sealed record InvoiceItem
{
    public required LineKind Kind { get; init; }

    /// <summary>The code of the plan or extra in the catalogue; null where there is none.</summary>
    public string? Code { get; init; }

    /// <summary>What the provider printed; empty for what is counted, where each line says something else.</summary>
    public string Text { get; init; } = "";

    /// <summary>The number of the line it is for; null for what belongs to none.</summary>
    public string? Service { get; init; }

    public required Money Amount { get; init; }

    /// <summary>How many lines they are.</summary>
    public required int Lines { get; init; }
}

/// <summary>Money that came in for a bill. How it was paid in detail is the payment provider's to know.</summary>
public sealed record Payment
{
    /// <summary>The payment provider's own number of it: the same number is the same payment.</summary>
    public required string Reference { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required Money Amount { get; init; }

    public required PaymentMethod Method { get; init; }

    public PaymentKind Kind { get; init; }
}

/// <summary>Whether money came in or went back.</summary>
public enum PaymentKind
{
    Payment,

    /// <summary>The provider gave it back; the amount is negative.</summary>
    Refund,

    /// <summary>The customer's bank took it back; the amount is negative.</summary>
    Chargeback,
}

/// <summary>A payment whose money is gone again.</summary>
public sealed record Refund
{
    /// <summary>The payment provider's number of the payment: its money goes back once.</summary>
    public required string Payment { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>What went back, as a positive amount.</summary>
    public required Money Amount { get; init; }

    /// <summary>True when the customer's bank took it, false when the provider gave it back.</summary>
    public bool IsChargeback { get; init; }
}

/// <summary>A payment with the bill it was for.</summary>
/// <param name="Bill">The provider's number of the bill.</param>
/// <param name="Payment">The payment.</param>
public sealed record BillPayment(string Bill, Payment Payment);

/// <summary>How a bill was paid. A word that is not in the list becomes <see cref="Other"/>.</summary>
public enum PaymentMethod
{
    Other,
    Transfer,
    DirectDebit,
    Card,
    Cash,
}
