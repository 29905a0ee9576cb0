using System.Globalization;
using CsCheck;
using Portal.Web.Plans;
using Portal.Web.Provider;

namespace Portal.Tests.Plans;

/// <summary>What it costs to leave before the end of the minimum term, and when one is free.</summary>
public sealed class EarlyTerminationTests
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly ContractTerm TwoYears = new(Start, 24);
    private static readonly Money Fee = new(3499, "EUR");

    public static TheoryData<string> Countries => ["DE", "ES", "GB", "PT", "RU", "FR"];

    // Lei 16/2022 article 136(4), 24 months at 34.99
    [Theory]
    [InlineData(24000, 18, 18000)]
    [InlineData(24000, 6, 6000)]
    [InlineData(60000, 18, 31491)]
    [InlineData(60000, 12, 12596)]
    [InlineData(60000, 6, 6298)]
    public void In_portugal_it_is_the_lesser_of_benefit_and_share_of_fees(long benefit, int left, long amount)
    {
        var charge = EarlyTermination.Portugal.For(TwoYears, Start.AddMonths(24 - left), Fee, new(benefit, "EUR"));
        Assert.Equal((left, amount), (charge.MonthsLeft, charge.Amount.Minor));
        Assert.Equal(charge.Amount, Money.Min(charge.FeeShare, charge.BenefitLeft));
    }

    [Fact]
    public void In_a_renewed_term_the_first_year_is_no_dearer()
    {
        var renewed = TwoYears with { IsFirst = false };
        Assert.Equal(30, EarlyTermination.Portugal.For(renewed, Start.AddMonths(2), Fee, new(1, "EUR")).Percent);
    }

    [Fact]
    public void In_germany_nobody_pays_for_leaving_early_because_nobody_can()
    {
        Assert.False(EarlyTermination.In("DE").MayLeave);
        Assert.True(EarlyTermination.Germany.For(TwoYears, Start.AddMonths(3), Fee, new(60000, "EUR")).Amount.IsZero);
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void Who_leaves_by_right_or_after_the_term_pays_nothing(string country)
    {
        var rule = EarlyTermination.In(country);
        foreach (var reason in Enum.GetValues<ExitReason>().Where(r => r != ExitReason.Wish))
            Assert.True(rule.For(TwoYears, Start.AddMonths(1), Fee, new(60000, "EUR"), reason).Amount.IsZero);
        Assert.True(rule.For(TwoYears, TwoYears.End, Fee, new(60000, "EUR")).Amount.IsZero);
        Assert.True(rule.For(new(Start, 0), Start, Fee, new(60000, "EUR")).Amount.IsZero);
    }

    [Theory]
    [MemberData(nameof(Countries))]
    public void The_charge_is_never_negative_never_above_the_benefit_and_never_grows(string country) =>
        Gen.Select(Gen.Int[1, 24], Gen.Int[0, 800], Gen.Long[0, 10_000], Gen.Long[0, 100_000])
            .Sample(
                (months, day, fee, benefit) =>
                {
                    var term = new ContractTerm(Start, months);
                    var charge = Charge(day);
                    Assert.InRange(charge.Minor, 0, benefit);
                    Assert.True(charge >= Charge(day + 1));

                    Money Charge(int at) =>
                        EarlyTermination.In(country).For(term, Start.AddDays(at), new(fee, "EUR"), new(benefit, "EUR")).Amount;
                }
            );

    [Theory]
    [InlineData("2026-01-31", 1, "2026-02-28")]
    [InlineData("2024-02-29", 12, "2025-02-28")]
    [InlineData("2026-01-01", 24, "2028-01-01")]
    public void A_term_ends_on_the_day_it_began_or_on_the_last_of_a_shorter_month(string start, int months, string end) =>
        Assert.Equal(
            DateOnly.Parse(end, CultureInfo.InvariantCulture),
            new ContractTerm(DateOnly.Parse(start, CultureInfo.InvariantCulture), months).End
        );

    [Theory]
    [InlineData("2027-11-01", "2028-01-01")] // in time: with the term
    [InlineData("2027-12-02", "2028-01-01")] // on the last day
    [InlineData("2027-12-03", "2028-01-02")] // a day late: a month after it was given
    [InlineData("2028-06-15", "2028-07-15")] // long after the term
    public void Notice_ends_the_contract_with_its_term_or_after_the_notice(string given, string end)
    {
        Assert.Equal(DateOnly.Parse("2027-12-02", CultureInfo.InvariantCulture), TwoYears.LastNotice(30));
        Assert.Equal(
            DateOnly.Parse(end, CultureInfo.InvariantCulture),
            TwoYears.EndAfterNotice(DateOnly.Parse(given, CultureInfo.InvariantCulture), 30)
        );
    }
}
