namespace Portal.Web.Troubleshoot.Speed;

/// <summary>How much a speed test may cost: the section "SpeedTest" of the settings.</summary>
public sealed record SpeedTestOptions
{
    /// <summary>How long it measures each way.</summary>
    public int Seconds { get; init; } = 10;

    /// <summary>How much longer than that a single download or upload may take before it is cut.</summary>
    public int GraceSeconds { get; init; } = 5;

    /// <summary>What one test carries at most each way, in millions of bytes.</summary>
    public int Megabytes { get; init; } = 500;

    /// <summary>The same for who pays for every megabyte.</summary>
    public int SmallMegabytes { get; init; } = 10;

    /// <summary>How many networks measure at once; others are asked to try later.</summary>
    public int TestsAtOnce { get; init; } = 6;

    /// <summary>How many downloads and uploads there are at once; a test has four.</summary>
    public int TransfersAtOnce { get; init; } = 24;

    /// <summary>How many of them one network may have: an IPv6 /64, and twice as many an IPv4 address.</summary>
    public int TransfersOfNetwork { get; init; } = 8;

    /// <summary>What all tests together may send and receive, in Mbit/s; 0 for as much as there is.</summary>
    public int TotalMegabits { get; init; } = 500;

    /// <summary>How long results are kept; 0 for as long as the account.</summary>
    public int KeptDays { get; init; } = 730;

    /// <summary>When a transfer is cut, whatever the browser does.</summary>
    public TimeSpan LongestTransfer => TimeSpan.FromSeconds(Seconds + GraceSeconds);

    public static SpeedTestOptions FromConfiguration(IConfiguration configuration) =>
        configuration.GetSection("SpeedTest").Get<SpeedTestOptions>() ?? new SpeedTestOptions();
}
