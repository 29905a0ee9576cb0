namespace Portal.Web.Provider;

/// <summary>A line on a version of a plan, with what its customer has to be told by.</summary>
public sealed record PlanLine
{
    /// <summary>The number of the line in plain form.</summary>
    public required string Service { get; init; }

    /// <summary>The number of the customer in plain form.</summary>
    public required string Customer { get; init; }

    /// <summary>The plan's name as on the bill.</summary>
    public required string Plan { get; init; }

    /// <summary>The two letters of the country it is in.</summary>
    public required string Country { get; init; }

    /// <summary>The language the customer chose with the provider.</summary>
    public required string Language { get; init; }

    /// <summary>The day of the month on which the customer's billing month begins.</summary>
    public required long BillingDay { get; init; }

    /// <summary>False for a customer who can be reached by letter alone.</summary>
    public required bool HasEmail { get; init; }

    /// <summary>Hundredths a month, as they were agreed; null where the price list says it.</summary>
    public long? Fee { get; init; }

    /// <summary>The first day on the plan; null when the provider does not say.</summary>
    public DateOnly? Since { get; init; }
}
