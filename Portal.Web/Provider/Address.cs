namespace Portal.Web.Provider;

/// <summary>A place as it is written on a letter.</summary>
public sealed record Address
{
    /// <summary>Street and house number, in the order of the country.</summary>
    public required string Street { get; init; }

    /// <summary>Floor, door, care of; empty when there is none.</summary>
    public string Extra { get; init; } = "";

    public required string Postcode { get; init; }

    public required string Town { get; init; }

    /// <summary>Two letters of ISO 3166-1, "DE".</summary>
    public required string Country { get; init; }
}
