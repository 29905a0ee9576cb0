namespace Portal.Web.Provider.Embedded;

/// <summary>A code as it is kept.</summary>
/// <param name="Hash">See <see cref="ClaimCode.Hash"/>.</param>
/// <param name="ValidUntil">The last day, UTC, on which it proves anything; null for no end.</param>
internal sealed record StoredCode(string Hash, DateOnly? ValidUntil);

/// <summary>A customer with everything the tables hold of them.</summary>
internal sealed record CustomerRecord
{
    public required Customer Customer { get; init; }

    public bool Demonstration { get; init; }

    public IReadOnlyList<Service> Services { get; init; } = [];

    public IReadOnlyList<StoredCode> Codes { get; init; } = [];

    /// <summary>True when both say the same, whatever the order.</summary>
    public bool Says(CustomerRecord other) =>
        Customer == other.Customer
        && Demonstration == other.Demonstration
        && Codes.ToHashSet().SetEquals(other.Codes)
        && Services.Count == other.Services.Count
        && Services.All(s => other.Services.Any(o => Same(s, o)));

    private static bool Same(Service one, Service other) =>
        one with { Devices = [] } == other with { Devices = [] }
        && one.Devices.Count == other.Devices.Count
        && one.Devices.ToHashSet().SetEquals(other.Devices);
}
