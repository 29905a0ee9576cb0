using Portal.Web.Provider.Catalogue;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>What a speed test says, as guides ask for it.</summary>
public enum SpeedResult
{
    /// <summary>As fast as the plan says, or nearly.</summary>
    Pass,

    /// <summary>Slower than normal, and not below the minimum.</summary>
    Warn,

    /// <summary>Below the minimum.</summary>
    Fail,

    /// <summary>Slow, but something else than the line may be the reason.</summary>
    Inconclusive,
}

/// <summary>
/// Compares what was measured with what a plan promises. What is fast enough is so however it was measured; what is slow is only the line's
/// fault when it was measured over a network cable and the portal had room.
/// </summary>
public static class SpeedComparison
{
    /// <summary>
    /// The part of the normal speed that counts as reached, in percent. Protocols take some of what the line carries: about five percent.
    /// </summary>
    public const int Enough = 90;

    private const int Kilo = 1000;

    /// <summary>What is asked of a line nothing is known about: films and calls in a household, in Mbit/s.</summary>
    public static (Speeds Download, Speeds Upload) Typical { get; } = (new(Max: 25, Normal: 25, Min: 10), new(Max: 5, Normal: 5, Min: 1));

    public static SpeedResult Of(SpeedFigures figures, Speeds download, Speeds upload)
    {
        var worst = (SpeedResult)Math.Max((int)Of(figures.DownloadKbits, download), (int)Of(figures.UploadKbits, upload));
        return worst == SpeedResult.Pass || figures is { Connection: TestConnection.Wired, IsLimited: false }
            ? worst
            : SpeedResult.Inconclusive;
    }

    private static SpeedResult Of(long kbits, Speeds promised) =>
        kbits >= promised.Normal * (long)Kilo * Enough / 100 ? SpeedResult.Pass
        : kbits >= promised.Min * (long)Kilo ? SpeedResult.Warn
        : SpeedResult.Fail;
}
