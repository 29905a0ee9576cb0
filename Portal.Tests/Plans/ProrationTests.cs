using System.Globalization;
using CsCheck;
using Portal.Web.Plans;
using Portal.Web.Provider;

namespace Portal.Tests.Plans;

/// <summary>A change within a billing month: what is given back, what is charged, to the cent.</summary>
public sealed class ProrationTests
{
    private static readonly Gen<Money> Price = Gen.Long[0, 1_000_000].Select(minor => new Money(minor, "EUR"));
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 20_000].Select(days => new DateOnly(2020, 1, 1).AddDays(days));
    private static readonly Gen<BillingCycle> Cycle = Gen.Int[1, 31].Select(day => new BillingCycle(day));

    [Theory]
    [InlineData(2999, 3999, "2026-11-01", "2026-12-01", "2026-11-16", 15, 1500, 2000, 500)]
    [InlineData(3999, 2999, "2026-11-01", "2026-12-01", "2026-11-16", 15, 2000, 1500, -500)]
    [InlineData(2999, 3999, "2027-02-01", "2027-03-01", "2027-02-28", 1, 107, 143, 36)]
    [InlineData(2999, 3999, "2028-02-01", "2028-03-01", "2028-02-29", 1, 103, 138, 35)]
    [InlineData(2999, 3999, "2026-01-31", "2026-02-28", "2026-02-15", 13, 1392, 1857, 465)]
    [InlineData(2999, 3999, "2026-11-01", "2026-12-01", "2026-11-01", 30, 2999, 3999, 1000)]
    [InlineData(2999, 3999, "2026-11-01", "2026-12-01", "2026-12-01", 0, 0, 0, 0)]
    public void Known_changes(long old, long @new, string start, string end, string effective, int left, long credit, long charge, long net)
    {
        var period = new DatePeriod(DateOnly.Parse(start, CultureInfo.InvariantCulture), DateOnly.Parse(end, CultureInfo.InvariantCulture));
        var change = Proration.For(period, DateOnly.Parse(effective, CultureInfo.InvariantCulture), new(old, "EUR"), new(@new, "EUR"));
        Assert.Equal((left, credit, charge, net), (change.DaysLeft, change.Credit.Minor, change.Charge.Minor, change.Net.Minor));
    }

    [Fact]
    public void Nothing_is_charged_for_days_outside_of_the_month()
    {
        var period = new BillingCycle(1).PeriodOf(new(2026, 11, 16));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proration.For(period, period.Start.AddDays(-1), Euro(1), Euro(1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proration.For(period, period.End.AddDays(1), Euro(1), Euro(1)));
    }

    [Fact]
    public void Later_is_never_dearer_and_back_and_forth_costs_nothing() =>
        Gen.Select(Cycle, Day, Price, Price)
            .Sample(
                (cycle, day, one, other) =>
                {
                    var period = cycle.PeriodOf(day);
                    var there = Proration.For(period, day, one, other);
                    var later = Proration.For(period, day.AddDays(1), one, other);
                    var back = Proration.For(period, day, other, one);
                    Assert.True(there.Charge >= later.Charge && later.Charge.Minor >= 0 && there.Charge <= other);
                    Assert.True(there.Credit >= later.Credit && later.Credit.Minor >= 0 && there.Credit <= one);
                    Assert.Equal(there.Net, -back.Net);
                }
            );

    [Fact]
    public void Billing_months_follow_each_other_without_a_gap_and_hold_their_days() =>
        Gen.Select(Cycle, Day)
            .Sample(
                (cycle, day) =>
                {
                    var period = cycle.PeriodOf(day);
                    Assert.True(period.Contains(day));
                    Assert.InRange(period.Days, 28, 31);
                    Assert.Equal(period.End, cycle.PeriodOf(period.End).Start);
                    Assert.Equal(period.Start, cycle.PeriodOf(period.Start.AddDays(-1)).End);
                    Assert.Equal(period, cycle.PeriodOf(period.Last));
                }
            );

    [Theory]
    [InlineData(100, 1, 3, 33)]
    [InlineData(200, 1, 3, 67)]
    [InlineData(1, 1, 2, 1)]
    [InlineData(-1, 1, 2, -1)]
    [InlineData(3, 1, 2, 2)]
    [InlineData(long.MaxValue, 7, 7, long.MaxValue)]
    public void A_share_is_rounded_half_away_from_nothing(long minor, long part, long whole, long share) =>
        Assert.Equal(share, new Money(minor, "EUR").Share(part, whole).Minor);

    [Fact]
    public void Two_currencies_are_never_added_up()
    {
        Assert.Throws<InvalidOperationException>(() => Euro(1) + new Money(1, "GBP"));
        Assert.Throws<InvalidOperationException>(() => Euro(1) < new Money(1, "GBP"));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue, "EUR") + Euro(1));
    }

    private static Money Euro(long minor) => new(minor, "EUR");
}
