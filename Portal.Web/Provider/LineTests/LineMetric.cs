namespace Portal.Web.Provider.LineTests;

/// <summary>What a test of a line looks at.</summary>
public enum LineCheck
{
    /// <summary>Whether the contract lets the line work at all. The portal adds it.</summary>
    Service,

    /// <summary>Whether an outage is known where the line is. The portal adds it where the provider's test does not say it.</summary>
    Outage,

    /// <summary>Whether the device at the customer's end has a connection to the network.</summary>
    Sync,

    /// <summary>The signal in the fibre.</summary>
    Optical,

    /// <summary>The signal on the cable.</summary>
    Docsis,

    /// <summary>The signal of the mast.</summary>
    Radio,

    /// <summary>Whether the router is signed in to the network.</summary>
    Session,

    /// <summary>Whether packets come back, and how soon.</summary>
    Ping,

    /// <summary>Whether names of websites are found.</summary>
    Dns,
}

/// <summary>A measure by its name, as this port and <c>content/line-tests.yaml</c> call it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Check">What it belongs to.</param>
/// <param name="Unit">The unit it is given in; empty where there is none.</param>
/// <param name="Words">What it may be, where that is a word and no number.</param>
public sealed record LineMetric(string Name, LineCheck Check, string Unit, params IReadOnlyList<string> Words)
{
    public const string Service = "service";
    public const string Outage = "outage";
    public const string Sync = "sync";
    public const string Session = "session";
    public const string Dns = "dns";
    public const string Optical = "optical-receive";

    public static IReadOnlyList<LineMetric> All { get; } =
    [
        new(Service, LineCheck.Service, "", "active", "pending", "suspended", "ended"),
        new(Outage, LineCheck.Outage, "", "none", "under-way"),
        new(Sync, LineCheck.Sync, "", "up", "down"),
        new("rate-down", LineCheck.Sync, "Mbit/s"),
        new("rate-up", LineCheck.Sync, "Mbit/s"),
        new("noise-margin-down", LineCheck.Sync, "dB"),
        new("noise-margin-up", LineCheck.Sync, "dB"),
        new("resyncs-per-day", LineCheck.Sync, ""),
        new(Optical, LineCheck.Optical, "dBm", "none"),
        new("downstream-power", LineCheck.Docsis, "dBmV"),
        new("downstream-mer", LineCheck.Docsis, "dB"),
        new("upstream-power", LineCheck.Docsis, "dBmV"),
        new("rsrp", LineCheck.Radio, "dBm"),
        new("sinr", LineCheck.Radio, "dB"),
        new(Session, LineCheck.Session, "", "up", "down", "login-failed"),
        new("ping", LineCheck.Ping, "ms"),
        new("packet-loss", LineCheck.Ping, "%"),
        new(Dns, LineCheck.Dns, "", "found", "failed"),
    ];

    public static LineMetric? Find(string name) => All.FirstOrDefault(m => m.Name == name);
}
