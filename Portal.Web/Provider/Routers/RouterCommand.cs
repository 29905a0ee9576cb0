namespace Portal.Web.Provider.Routers;

/// <summary>What a router can be told to do.</summary>
public enum RouterCommandKind
{
    /// <summary>A new name and password on every band.</summary>
    SetWifi,
    Reboot,
    FactoryReset,

    /// <summary>The newer version is put in; the router starts anew with it.</summary>
    Firmware,
}

/// <summary>A command for a router.</summary>
public sealed record RouterCommand
{
    /// <summary>The portal's name of it, up to 64 characters: the same command sent twice is one.</summary>
    public required string Key { get; init; }

    public required RouterCommandKind Kind { get; init; }

    /// <summary>With <see cref="RouterCommandKind.SetWifi"/>.</summary>
    public WifiSettings? Wifi { get; init; }

    /// <summary>With <see cref="RouterCommandKind.Firmware"/>: the version that was offered.</summary>
    public string? Firmware { get; init; }

    // A record writes all of itself into a log line; this one must not.
    public override string ToString() => $"{nameof(RouterCommand)} {Kind}";
}

/// <summary>Name and password of a Wi-Fi.</summary>
/// <param name="Name">1 to 32 bytes of UTF-8.</param>
/// <param name="Passphrase">8 to 63 printable characters of ASCII.</param>
public sealed record WifiSettings(string Name, string Passphrase)
{
    public override string ToString() => nameof(WifiSettings);
}

/// <summary>How a command stands.</summary>
public enum RouterOutcome
{
    /// <summary>
    /// The router took it. That is not yet its effect: it may start for minutes, and what it has is known only once it is read anew.
    /// </summary>
    Executed,

    /// <summary>It waits until the router calls.</summary>
    Queued,

    /// <summary>The router would not do it.</summary>
    Faulted,

    /// <summary>The router could not be called, and nothing waits for it.</summary>
    Unreachable,

    /// <summary>The system does not know the device.</summary>
    UnknownDevice,

    /// <summary>The system did not understand: a mistake of the portal's.</summary>
    BadRequest,
}

/// <summary>Why a router would not do something.</summary>
public enum RouterFault
{
    /// <summary>Something this list does not have; see <see cref="RouterResult.FaultCode"/>.</summary>
    Other,

    /// <summary>It does not take this name of a Wi-Fi (9007 at the SSID).</summary>
    Name,

    /// <summary>It does not take this password (9007 at the passphrase).</summary>
    Passphrase,

    /// <summary>It cannot do this (9000).</summary>
    NotSupported,

    /// <summary>It may not do this (9001).</summary>
    Denied,

    /// <summary>The new version could not be loaded (9010 to 9019).</summary>
    Download,
}

/// <summary>How a command stands, with what the system said.</summary>
public sealed record RouterResult
{
    public required RouterOutcome Outcome { get; init; }

    /// <summary>The system's own number of the command; null when it has none.</summary>
    public string? Task { get; init; }

    /// <summary>With <see cref="RouterOutcome.Faulted"/>.</summary>
    public RouterFault Fault { get; init; }

    /// <summary>The code of the fault as the router gave it, for the help desk: "9007". Never a value that was sent.</summary>
    public string? FaultCode { get; init; }
}
