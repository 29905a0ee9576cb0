using System.Globalization;
using CsCheck;
using Portal.Web.Plans.PriceChanges;
using Portal.Web.Provider;

namespace Portal.Tests.Plans.PriceChanges;

/// <summary>When customers of each country are told, from when they pay another price, and until when they may leave.</summary>
public sealed class PriceChangeRuleTests
{
    private static readonly string[] Countries = ["DE", "GB", "ES", "PT", "RU", "FR"];
    private static readonly Gen<string> Country = Gen.Int[0, Countries.Length - 1].Select(n => Countries[n]);
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 5_000].Select(days => new DateOnly(2026, 1, 1).AddDays(days));

    // A mail of 29 November counts as read on the 30th, a letter three days after it was posted.
    [Theory]
    [InlineData("ES", "2027-01-10", 1, "2026-11-29", "2027-02-01", "2026-12-30")]
    [InlineData("PT", "2026-12-31", 1, "2026-11-29", "2027-01-01", "2026-12-30")]
    [InlineData("RU", "2026-12-01", 31, "2026-11-29", "2026-12-31", "2026-12-30")]
    [InlineData("GB", "2026-12-01", 30, "2026-11-29", "2027-01-30", "2026-12-30")]
    [InlineData("DE", "2027-01-10", 1, "2026-11-30", "2027-02-01", "2027-03-01")]
    [InlineData("DE", "2026-12-31", 31, "2026-11-29", "2026-12-31", "2027-02-28")]
    [InlineData("DE", "2027-06-01", 1, "2027-03-31", "2027-06-01", "2027-07-01")]
    public void A_rise(string country, string day, int billingDay, string told, string effective, string leave)
    {
        var dates = PriceChangeRule.For(country, isRise: true).DatesFor(Read(day), new(2026, 11, 29), new(billingDay));
        Assert.Equal(new PriceChangeDates(Read(told), Read(effective), Read(leave)), dates);
    }

    [Fact]
    public void A_month_that_has_no_such_day_ends_on_its_last()
    {
        var rule = PriceChangeRule.For("FR", isRise: true);
        Assert.Equal(new DateOnly(2027, 3, 1), rule.Earliest(new(2027, 1, 30))); // read on 31 January, the month is over with 28 February
        Assert.Equal(new DateOnly(2027, 3, 4), rule.Earliest(new(2027, 1, 31), isLetter: true));
    }

    [Fact]
    public void A_lower_price_comes_with_the_next_month_and_lets_nobody_go()
    {
        var dates = PriceChangeRule.For("DE", isRise: false).DatesFor(new(2026, 11, 29), new(2026, 11, 29), new(1));
        Assert.Equal(new PriceChangeDates(new(2026, 11, 29), new(2026, 12, 1), null), dates);
    }

    [Fact]
    public void Nobody_pays_a_higher_price_before_the_time_the_law_gives_is_over() =>
        Gen.Select(Country, Day, Gen.Int[-60, 400], Gen.Int[1, 31], Gen.Bool)
            .Sample(
                (country, today, wanted, billingDay, isLetter) =>
                {
                    var rule = PriceChangeRule.For(country, isRise: true);
                    var dates = rule.DatesFor(today.AddDays(wanted), today, new(billingDay), isLetter);
                    Assert.True(dates.NotifyOn >= today);
                    Assert.True(dates.EffectiveOn > dates.NotifyOn.AddMonths(1));
                    Assert.True(dates.EffectiveOn >= today.AddDays(wanted));
                    Assert.Equal(dates.EffectiveOn, new BillingCycle(billingDay).PeriodOf(dates.EffectiveOn).Start);
                    Assert.True(dates.LeaveUntil >= dates.NotifyOn.AddMonths(country == "DE" ? 3 : 1));
                    if (country == "DE")
                        Assert.True(dates.EffectiveOn <= dates.NotifyOn.AddDays(isLetter ? 3 : 1).AddMonths(2));
                }
            );

    private static DateOnly Read(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
}
