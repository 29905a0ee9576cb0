using Portal.Web.Provider.Catalogue;
using Portal.Web.Troubleshoot.Speed;

namespace Portal.Tests.Troubleshoot.Speed;

/// <summary>What a measurement says about a plan, and when it says nothing.</summary>
public sealed class SpeedComparisonTests
{
    private static readonly Speeds Down = new(Max: 500, Normal: 400, Min: 250);
    private static readonly Speeds Up = new(Max: 100, Normal: 80, Min: 50);

    [Theory]
    [InlineData(500_000, 100_000, SpeedResult.Pass)]
    [InlineData(360_000, 72_000, SpeedResult.Pass)] // nine tenths of normal: protocols take the rest
    [InlineData(359_999, 72_000, SpeedResult.Warn)]
    [InlineData(400_000, 71_999, SpeedResult.Warn)]
    [InlineData(250_000, 50_000, SpeedResult.Warn)]
    [InlineData(249_999, 100_000, SpeedResult.Fail)]
    [InlineData(500_000, 49_999, SpeedResult.Fail)]
    public void By_network_cable_the_slower_way_decides(long down, long up, SpeedResult expected) =>
        Assert.Equal(expected, SpeedComparison.Of(Figures(down, up), Down, Up));

    [Theory]
    [InlineData(TestConnection.WiFi, false)]
    [InlineData(TestConnection.Mobile, false)]
    [InlineData(TestConnection.Unknown, false)]
    [InlineData(TestConnection.Wired, true)]
    public void What_may_be_slow_for_another_reason_never_accuses_the_line_and_what_is_fast_is_fast(TestConnection how, bool limited)
    {
        Assert.Equal(SpeedResult.Inconclusive, SpeedComparison.Of(Figures(10_000, 10_000, how, limited), Down, Up));
        Assert.Equal(SpeedResult.Pass, SpeedComparison.Of(Figures(400_000, 80_000, how, limited), Down, Up));
    }

    private static SpeedFigures Figures(long down, long up, TestConnection how = TestConnection.Wired, bool limited = false) =>
        new()
        {
            Connection = how,
            DownloadKbits = down,
            UploadKbits = up,
            LatencyUs = 12_000,
            JitterUs = 900,
            Pings = 40,
            LostPings = 0,
            LatePings = 0,
            IsLimited = limited,
        };
}
