namespace Portal.Web.Provider.Orders;

/// <summary>Who orders a new line without being a customer yet, and where it is to end.</summary>
public sealed record Prospect
{
    /// <summary>The full name, as it will stand on the bill.</summary>
    public required string Name { get; init; }

    /// <summary>A mailbox that was shown to be theirs.</summary>
    public required string Email { get; init; }

    /// <summary>Null when they gave none.</summary>
    public string? Phone { get; init; }

    /// <summary>The language they ordered in.</summary>
    public required string Language { get; init; }

    /// <summary>Where the line is to end.</summary>
    public required Address Address { get; init; }

    /// <summary>Where bills go; null when that is the same.</summary>
    public Address? BillingAddress { get; init; }

    /// <summary>What the line is to be made of.</summary>
    public required Technology Technology { get; init; }

    /// <summary>The day they would like; null for as early as possible.</summary>
    public DateOnly? WantedOn { get; init; }
}
