using Portal.Web.Provider.LineTests;

namespace Portal.Web.Provider.Embedded;

/// <summary>A line of the demonstration, and how a test of it goes. What has no figures here is measured well.</summary>
/// <param name="Technology">What the line is made of.</param>
/// <param name="Fault">What is wrong with it, one of the constants.</param>
internal sealed record SimulatedLine(Technology Technology, string Fault)
{
    public const string Good = "good";

    /// <summary>Nothing arrives: no signal in the fibre, no sync, no link to the mast.</summary>
    public const string NoSignal = "no-signal";
    public const string WeakSignal = "weak-signal";
    public const string LowMargin = "low-margin";
    public const string ManyResyncs = "many-resyncs";
    public const string LoginFailed = "login-failed";
    public const string SessionDown = "session-down";
    public const string DnsFailed = "dns-failed";

    /// <summary>The test is taken and its result never comes.</summary>
    public const string NeverEnds = "never-ends";

    /// <summary>The test cannot be carried out.</summary>
    public const string TestFails = "test-fails";

    /// <summary>The provider's system does not answer.</summary>
    public const string Silent = "silent";

    public static IReadOnlyList<string> Faults { get; } =
    [Good, NoSignal, WeakSignal, LowMargin, ManyResyncs, LoginFailed, SessionDown, DnsFailed, NeverEnds, TestFails, Silent];

    private static readonly TimeSpan Takes = TimeSpan.FromSeconds(4);

    public bool Answers => Fault != Silent;

    public bool Fails => Fault == TestFails;

    private bool HasSignal => Fault != NoSignal;

    private bool IsWeak => Fault == WeakSignal;

    /// <summary>How long the test takes; null when it never ends.</summary>
    public TimeSpan? Duration(LineTestKind kind) =>
        Fault == NeverEnds ? null
        : kind == LineTestKind.Quick ? TimeSpan.Zero
        : Takes;

    public IReadOnlyList<LineMeasure> Measure(LineTestKind kind) =>
        [Word(LineMetric.Sync, HasSignal ? "up" : "down"), .. Signal(), .. Session(), .. kind == LineTestKind.Full ? Beyond() : []];

    private IEnumerable<LineMeasure> Signal() =>
        Technology switch
        {
            Technology.Fibre => [HasSignal ? Number(LineMetric.Optical, IsWeak ? -26.8m : -19.4m) : Word(LineMetric.Optical, "none")],
            Technology.Dsl when HasSignal =>
            [
                Number("rate-down", Fault == LowMargin ? 31.2m : 54.8m),
                Number("rate-up", 10.9m),
                Number("noise-margin-down", Fault is LowMargin or WeakSignal ? 3.4m : 9.1m),
                Number("noise-margin-up", 8.2m),
                Number("resyncs-per-day", Fault == ManyResyncs ? 17 : 0),
            ],
            Technology.Cable when HasSignal =>
            [
                Number("downstream-power", IsWeak ? -11.3m : 2.1m),
                Number("downstream-mer", IsWeak ? 31.5m : 37.6m),
                Number("upstream-power", IsWeak ? 52.5m : 43.8m),
            ],
            Technology.Wireless when HasSignal => [Number("rsrp", IsWeak ? -111 : -84), Number("sinr", IsWeak ? 2 : 17)],
            _ => [],
        };

    private IEnumerable<LineMeasure> Session() =>
        [
            Word(
                LineMetric.Session,
                Fault switch
                {
                    LoginFailed => "login-failed",
                    SessionDown or NoSignal => "down",
                    _ => "up",
                }
            ),
        ];

    // Without a session nothing comes back, and nothing could be asked.
    private IEnumerable<LineMeasure> Beyond() =>
        Fault is NoSignal or LoginFailed or SessionDown
            ? []
            :
            [
                Number("ping", Technology == Technology.Wireless ? 34 : 11),
                Number("packet-loss", IsWeak ? 3.5m : 0),
                Word(LineMetric.Dns, Fault == DnsFailed ? "failed" : "found"),
            ];

    private static LineMeasure Word(string name, string word) => new() { Name = name, Word = word };

    private static LineMeasure Number(string name, decimal number) =>
        new()
        {
            Name = name,
            Number = number,
            Unit = LineMetric.Find(name)!.Unit,
        };
}
