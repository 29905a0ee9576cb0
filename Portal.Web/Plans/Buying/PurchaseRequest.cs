using Portal.Web.Provider;

namespace Portal.Web.Plans.Buying;

/// <summary>What somebody wants who is no customer yet.</summary>
public sealed record PurchaseRequest
{
    /// <summary>The code of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Codes of extras, each once, in their order.</summary>
    public required IReadOnlyList<string> Extras { get; init; }

    /// <summary>Where the line is to end.</summary>
    public required Address Address { get; init; }

    /// <summary>Where bills go; null when that is the same.</summary>
    public Address? BillingAddress { get; init; }

    /// <summary>The day they would like; null for as early as possible.</summary>
    public DateOnly? WantedOn { get; init; }

    /// <summary>True when the line may begin before the time to withdraw is over (Directive 2011/83/EU, article 7(3)).</summary>
    public bool StartsEarly { get; init; }
}

/// <summary>Who orders. Nothing but what a contract needs is asked.</summary>
/// <param name="Name">The full name.</param>
/// <param name="Email">Where the confirmation goes.</param>
/// <param name="Phone">Empty when they gave none.</param>
public sealed record Buyer(string Name, string Email, string Phone);
