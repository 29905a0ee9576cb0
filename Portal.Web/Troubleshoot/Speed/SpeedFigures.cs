namespace Portal.Web.Troubleshoot.Speed;

/// <summary>How the device that measured was connected, as its owner says.</summary>
public enum TestConnection
{
    Unknown,
    Wired,
    WiFi,
    Mobile,
}

/// <summary>What a browser measured. All of it is its word; nobody can check it.</summary>
public record SpeedFigures
{
    public required TestConnection Connection { get; init; }

    public required long DownloadKbits { get; init; }

    public required long UploadKbits { get; init; }

    /// <summary>The time of a small request there and back, in millionths of a second: the median.</summary>
    public required long LatencyUs { get; init; }

    /// <summary>How much that differs from one request to the next.</summary>
    public required long JitterUs { get; init; }

    /// <summary>The same while the line is busy; null when it was not measured.</summary>
    public long? LoadedLatencyUs { get; init; }

    /// <summary>Small requests that were sent.</summary>
    public required long Pings { get; init; }

    /// <summary>Those of them that were not answered in time.</summary>
    public required long LostPings { get; init; }

    /// <summary>Those that took much longer than usual.</summary>
    public required long LatePings { get; init; }

    /// <summary>True when the portal had too little room at that moment: then slow says nothing about the line.</summary>
    public required bool IsLimited { get; init; }
}
