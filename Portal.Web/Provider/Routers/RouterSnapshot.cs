namespace Portal.Web.Provider.Routers;

/// <summary>
/// What is known of a router. A Wi-Fi password is never among it: routers do not tell it, and nobody here would want to know.
/// </summary>
public sealed record RouterSnapshot
{
    /// <summary>True when the router called lately enough to be reached now.</summary>
    public required bool IsOnline { get; init; }

    /// <summary>When the router last called the system; null when it never did.</summary>
    public DateTimeOffset? LastInform { get; init; }

    /// <summary>When the values below were read from the router, UTC.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>True when they were read from the router for this question.</summary>
    public required bool IsFresh { get; init; }

    /// <summary>Its Wi-Fi networks, one for each band; without those for guests.</summary>
    public required IReadOnlyList<WifiNetwork> Networks { get; init; }

    /// <summary>The version of what runs in it; null when it does not say.</summary>
    public string? Firmware { get; init; }

    /// <summary>A newer version that may be put into it; null when none is known.</summary>
    public string? NewerFirmware { get; init; }

    /// <summary>
    /// When it last started, by the system's clock; null when it does not say. It is another instant after each start, and the same in
    /// between.
    /// </summary>
    public DateTimeOffset? BootedAt { get; init; }
}

/// <summary>A Wi-Fi network of a router.</summary>
/// <param name="Name">Its name (SSID), up to 32 bytes.</param>
/// <param name="Band">"2.4", "5" or "6", in gigahertz.</param>
public sealed record WifiNetwork(string Name, string Band);
