namespace Portal.Web.Provider;

/// <summary>What a device at the customer's end is.</summary>
public enum DeviceKind
{
    Other,
    Router,
    Modem,

    /// <summary>The box at the end of a fibre.</summary>
    Ont,

    /// <summary>Carries the Wi-Fi further.</summary>
    Mesh,

    /// <summary>The receiver of a wireless line.</summary>
    Antenna,
    Television,
    Telephone,
}

/// <summary>Whose device it is: the provider helps with its own in full, with the customer's by guides only.</summary>
public enum DeviceOwner
{
    Provider,
    Customer,
}

/// <summary>A device at the end of a line.</summary>
public sealed record Device
{
    /// <summary>The serial number on its label; one of a kind within the service.</summary>
    public required string Serial { get; init; }

    public required DeviceKind Kind { get; init; }

    public required string Maker { get; init; }

    public required string Model { get; init; }

    public required DeviceOwner Owner { get; init; }
}
