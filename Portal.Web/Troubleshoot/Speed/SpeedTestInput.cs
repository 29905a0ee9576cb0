using Portal.Web.Site.Forms;

namespace Portal.Web.Troubleshoot.Speed;

/// <summary>What the script of the test sends to be kept.</summary>
public sealed record SpeedTestInput
{
    private const long MaxKbits = 100_000_000; // 100 Gbit/s: nothing a browser can measure is faster
    private const long MaxUs = 60_000_000;
    private const long MaxPings = 10_000;

    /// <summary>The number of the line; empty for none.</summary>
    [Line(60)]
    public string Line { get; init; } = "";

    [Choice("wired", "wiFi", "mobile", "unknown", Missing = FigureAttribute.Text)]
    public string Connection { get; init; } = "";

    [Figure(1, MaxKbits, Missing = FigureAttribute.Text)]
    public string Download { get; init; } = "";

    [Figure(1, MaxKbits, Missing = FigureAttribute.Text)]
    public string Upload { get; init; } = "";

    [Figure(1, MaxUs, Missing = FigureAttribute.Text)]
    public string Latency { get; init; } = "";

    [Figure(0, MaxUs, Missing = FigureAttribute.Text)]
    public string Jitter { get; init; } = "";

    /// <summary>Empty when it was not measured.</summary>
    [Figure(1, MaxUs)]
    public string Loaded { get; init; } = "";

    [Figure(1, MaxPings, Missing = FigureAttribute.Text)]
    public string Pings { get; init; } = "";

    [Figure(0, MaxPings, Missing = FigureAttribute.Text)]
    public string Lost { get; init; } = "";

    [Figure(0, MaxPings, Missing = FigureAttribute.Text)]
    public string Late { get; init; } = "";

    [Choice("yes", "no", Missing = FigureAttribute.Text)]
    public string Limited { get; init; } = "";

    /// <summary>False when figures that can be true alone cannot be true together.</summary>
    public bool Fits => Of(Lost) + Of(Late) <= Of(Pings);

    /// <summary>The fields a page carries, by their names.</summary>
    public IEnumerable<(string Name, string Value)> Fields =>
        [
            ("line", Line),
            ("connection", Connection),
            ("download", Download),
            ("upload", Upload),
            ("latency", Latency),
            ("jitter", Jitter),
            ("loaded", Loaded),
            ("pings", Pings),
            ("lost", Lost),
            ("late", Late),
            ("limited", Limited),
        ];

    /// <summary>The test, once the rules hold.</summary>
    /// <param name="line">The line it was measured for; null for none.</param>
    /// <param name="ipVersion">How the browser reached the portal.</param>
    public SpeedTest ToTest(SpeedLine? line, int? ipVersion)
    {
        var (download, upload) = (line?.Plan?.Download, line?.Plan?.Upload);
        var test = new SpeedTest
        {
            ServiceNumber = line?.Line.Number,
            Connection = Enum.Parse<TestConnection>(Connection, ignoreCase: true),
            DownloadKbits = Of(Download),
            UploadKbits = Of(Upload),
            LatencyUs = Of(Latency),
            JitterUs = Of(Jitter),
            LoadedLatencyUs = FigureAttribute.Read(Loaded),
            Pings = Of(Pings),
            LostPings = Of(Lost),
            LatePings = Of(Late),
            IsLimited = Limited == "yes",
            IpVersion = ipVersion,
            DownloadMin = download?.Min,
            DownloadNormal = download?.Normal,
            DownloadMax = download?.Max,
            UploadMin = upload?.Min,
            UploadNormal = upload?.Normal,
            UploadMax = upload?.Max,
            Result = SpeedResult.Inconclusive,
        };
        var typical = SpeedComparison.Typical;
        return test with { Result = SpeedComparison.Of(test, download ?? typical.Download, upload ?? typical.Upload) };
    }

    private static long Of(string figure) => FigureAttribute.Read(figure) ?? 0;
}
