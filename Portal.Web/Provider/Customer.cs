namespace Portal.Web.Provider;

/// <summary>A person or a business.</summary>
public enum CustomerKind
{
    Person,
    Business,
}

/// <summary>
/// Where a customer stands with the provider. A word that another system has and this list has not becomes <see cref="Unknown"/>.
/// </summary>
public enum CustomerState
{
    Unknown,
    Prospect,
    Active,
    Suspended,
    Closed,
}

/// <summary>A customer as the provider knows them. Who may sign in for a customer is another matter and stands elsewhere.</summary>
public sealed record Customer
{
    /// <summary>
    /// The customer number in its plain form (<see cref="CustomerNumber"/>): what everything in the portal refers to a customer by.
    /// </summary>
    public required string Number { get; init; }

    /// <summary>How the provider prints the number, where that is not its plain form: "DEMO-1007".</summary>
    public string? PrintedNumber { get; init; }

    /// <summary>The number as people know it from their bills.</summary>
    public string ShownNumber => PrintedNumber ?? Number;

    public required CustomerKind Kind { get; init; }

    /// <summary>The full name of a person or business, as on the bill.</summary>
    public required string Name { get; init; }

    public required CustomerState State { get; init; }

    /// <summary>The language the customer chose with the provider: "en", "de", "es", "pt", "ru" or "ca".</summary>
    public required string Language { get; init; }

    /// <summary>Where mail to the customer goes.</summary>
    public string? Email { get; init; }

    /// <summary>
    /// True when that mailbox comes with the customer's own line, so that it may be out of reach just when the line is down.
    /// </summary>
    public bool EmailDependsOnLine { get; init; }

    /// <summary>Another address the customer can be reached at.</summary>
    public string? SecondEmail { get; init; }

    /// <summary>As it was given, with spaces; international when it begins with +.</summary>
    public string? Phone { get; init; }

    /// <summary>Where letters go.</summary>
    public Address? Address { get; init; }

    /// <summary>The day of the month on which the billing month begins, 1 to 31.</summary>
    public int BillingDay { get; init; } = 1;
}
