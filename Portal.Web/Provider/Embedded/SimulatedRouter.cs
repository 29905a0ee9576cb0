using Portal.Web.Provider.Routers;

namespace Portal.Web.Provider.Embedded;

/// <summary>How a router that does not exist behaves.</summary>
internal enum RouterBehaviour
{
    /// <summary>Does what it is told at once.</summary>
    Online,

    /// <summary>Is off; a while after something was sent it calls.</summary>
    Offline,

    /// <summary>Is off and stays off.</summary>
    Gone,

    /// <summary>Takes no password with a blank in it.</summary>
    Strict,

    /// <summary>Takes a command and answers no more.</summary>
    Silent,

    /// <summary>Takes a while for everything.</summary>
    Slow,

    /// <summary>Says yes and keeps its Wi-Fi as it is.</summary>
    Stubborn,

    /// <summary>Cannot restart or be reset from afar.</summary>
    Simple,

    /// <summary>Cannot be called.</summary>
    Unreachable,

    /// <summary>The system that manages it is away.</summary>
    Away,
}

/// <summary>A router of the demonstration.</summary>
internal sealed record SimulatedRouter
{
    /// <summary>The name it has after a factory reset.</summary>
    public const string FactoryName = "Example-WiFi";

    private static readonly TimeSpan Informs = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan OnFor = TimeSpan.FromHours(1);

    public const string Columns = """
        device, service_number, serial, behaviour, wifi_name, seen_name, firmware, newer_firmware, booted_at, seen_at
        """;

    public required string Device { get; init; }

    public required string ServiceNumber { get; init; }

    public required string Serial { get; init; }

    public required RouterBehaviour Behaviour { get; init; }

    /// <summary>What it has.</summary>
    public required string WifiName { get; init; }

    /// <summary>What the system last read.</summary>
    public required string SeenName { get; init; }

    public required string Firmware { get; init; }

    public string? NewerFirmware { get; init; }

    /// <summary>When it last started, or will have started.</summary>
    public required DateTimeOffset BootedAt { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>
    /// The system's number of a device is made of maker, model and serial number; hyphens and blanks in these are written as bytes.
    /// </summary>
    public static string DeviceOf(string model, string serial) => $"00256D-{Written(model)}-{Written(serial)}";

    /// <summary>True while it can be called.</summary>
    /// <param name="now">The time.</param>
    /// <param name="wasTold">True when it was sent something before.</param>
    public bool Answers(DateTimeOffset now, bool wasTold) =>
        BootedAt <= now
        && Behaviour switch
        {
            RouterBehaviour.Offline => now - SeenAt < OnFor,
            RouterBehaviour.Gone or RouterBehaviour.Unreachable => false,
            RouterBehaviour.Silent => !wasTold,
            _ => true,
        };

    public RouterSnapshot Snapshot(DateTimeOffset now, bool answers, bool isFresh) =>
        new()
        {
            IsOnline = answers,
            LastInform = answers ? now.AddTicks(-(now.Ticks % Informs.Ticks)) : SeenAt,
            ReadAt = SeenAt,
            IsFresh = isFresh,
            Networks = [new(SeenName, "2.4"), new(SeenName, "5")],
            Firmware = Firmware,
            NewerFirmware = NewerFirmware,
            BootedAt = BootedAt <= now ? BootedAt : null,
        };

    private static string Written(string part) => Uri.EscapeDataString(part).Replace("-", "%2D", StringComparison.Ordinal);
}

/// <summary>A command one of them was sent.</summary>
internal sealed record SimulatedTask
{
    public const string Columns = "task_key, device, kind, wifi_name, firmware, outcome, fault, due_at";

    public required string TaskKey { get; init; }

    public required string Device { get; init; }

    public required RouterCommandKind Kind { get; init; }

    public required string WifiName { get; init; }

    public required string Firmware { get; init; }

    public required RouterOutcome Outcome { get; init; }

    public string? Fault { get; init; }

    /// <summary>When the router will do it; null when it never will.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public RouterResult Result =>
        new()
        {
            Outcome = Outcome,
            Task = TaskKey,
            Fault = Fault switch
            {
                "9007" => RouterFault.Passphrase,
                "9000" => RouterFault.NotSupported,
                _ => RouterFault.Other,
            },
            FaultCode = Fault,
        };
}
