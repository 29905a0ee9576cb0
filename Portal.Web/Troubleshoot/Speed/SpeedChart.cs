using Portal.Web.Site;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>The downloads of the last tests as bars, the oldest first, with figures, and a mark where the plan is.</summary>
public sealed class SpeedChart(IReadOnlyList<SpeedTest> tests, Language language)
{
    /// <summary>The width of the longest bar; the drawing is stretched to its place.</summary>
    public const int Width = 1000;

    private const int Most = 20;

    public IReadOnlyList<SpeedTest> Tests { get; } = [.. tests.Take(Most).Reverse()];

    public int Count => Tests.Count;

    public string Lowest => Mbits(Tests.Min(t => t.DownloadKbits));

    public string Highest => Mbits(Tests.Max(t => t.DownloadKbits));

    /// <summary>Half of them were at least as fast.</summary>
    public string Middle => Mbits(Tests.Select(t => t.DownloadKbits).Order().ElementAt(Count / 2));

    public int WidthOf(SpeedTest test) => Part(test.DownloadKbits);

    /// <summary>Where the normal speed of the plan is; null when it was not known.</summary>
    public int? NormalOf(SpeedTest test) => test.DownloadNormal is { } normal ? Part(normal * 1000) : null;

    /// <summary>"93", "4.7": Mbit/s without the unit.</summary>
    public string Mbits(long kbits) => (kbits / 1000m).ToString(kbits < 10_000 ? "0.#" : "N0", language.Culture);

    /// <summary>"14", "0.8": milliseconds without the unit.</summary>
    public string Ms(long us) => (us / 1000m).ToString(us < 10_000 ? "0.#" : "N0", language.Culture);

    private int Part(long kbits) => (int)(kbits * Width / Tests.Max(t => Math.Max(t.DownloadKbits, (t.DownloadNormal ?? 0) * 1000)));
}
