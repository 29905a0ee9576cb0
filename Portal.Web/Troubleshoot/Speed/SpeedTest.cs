using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>A speed test that was kept, with what the plan promised then.</summary>
public sealed record SpeedTest : SpeedFigures
{
    public const string Columns = """
        id, service_number, connection, download_kbits, upload_kbits, latency_us, jitter_us, loaded_latency_us, pings, lost_pings,
        late_pings, ip_version, is_limited, download_min, download_normal, download_max,
        upload_min, upload_normal, upload_max, result, taken_at
        """;

    public long Id { get; init; }

    /// <summary>The line it was measured for; null for none.</summary>
    public string? ServiceNumber { get; init; }

    /// <summary>4 or 6; null when it could not be told.</summary>
    public long? IpVersion { get; init; }

    public long? DownloadMin { get; init; }

    public long? DownloadNormal { get; init; }

    public long? DownloadMax { get; init; }

    public long? UploadMin { get; init; }

    public long? UploadNormal { get; init; }

    public long? UploadMax { get; init; }

    public required SpeedResult Result { get; init; }

    public DateTimeOffset TakenAt { get; init; }

    /// <summary>What the plan promised, in Mbit/s; null for a line whose plan was not known.</summary>
    public Speeds? Download => SpeedsOf(DownloadMax, DownloadNormal, DownloadMin);

    /// <inheritdoc cref="Download"/>
    public Speeds? Upload => SpeedsOf(UploadMax, UploadNormal, UploadMin);

    private static Speeds? SpeedsOf(long? max, long? normal, long? min) =>
        max is null || normal is null || min is null ? null : new((int)max, (int)normal, (int)min);
}
