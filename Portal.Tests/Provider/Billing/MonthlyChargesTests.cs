using CsCheck;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Provider.Billing;

/// <summary>What a line costs in a month of any length.</summary>
public sealed class MonthlyChargesTests
{
    private static readonly Plan Fibre = new()
    {
        Code = "fibre-500",
        Version = 1,
        State = PlanState.Active,
        Names = new Dictionary<string, string>(),
        Summaries = new Dictionary<string, string>(),
        Technologies = [Technology.Fibre],
        Download = new(500, 450, 300),
        Upload = new(250, 220, 150),
        Fee = new(3499, "EUR"),
        TaxPercent = 21,
        Promotion = new(new(2499, "EUR"), 6),
        SetUpFee = new(2900, "EUR"),
        Benefit = new(0, "EUR"),
        TermMonths = 24,
        NoticeDays = 30,
    };

    [Theory]
    [InlineData(2026, 2)]
    [InlineData(2028, 2)]
    [InlineData(2026, 4)]
    [InlineData(2026, 12)]
    public void A_whole_month_costs_the_fee_however_long_it_is(int year, int month)
    {
        var line = Assert.Single(Of(Line(new(2020, 1, 1)), Month(year, month), billed: true));
        Assert.Equal((LineKind.Plan, 3499), (line.Kind, line.Amount.Minor));
        Assert.Equal(Month(year, month), line.Period);
    }

    [Fact]
    public void A_promotion_takes_off_what_it_says_for_its_months_and_the_last_one_by_days()
    {
        var line = Line(new(2026, 1, 15)) with { PlanCode = "fibre-500", PlanVersion = 1 };
        Assert.Equal([3499, -1000], Of(line, Month(2026, 6), billed: true, Fibre).Select(l => l.Amount.Minor));
        Assert.Equal([3499, -452], Of(line, Month(2026, 7), billed: true, Fibre).Select(l => l.Amount.Minor)); // 14 of 31 days
        Assert.Equal([3499], Of(line, Month(2026, 8), billed: true, Fibre).Select(l => l.Amount.Minor));
    }

    [Fact]
    public void The_first_bill_also_has_the_days_since_the_line_was_switched_on()
    {
        var lines = Of(Line(new(2026, 2, 15)), Month(2026, 3), billed: false);
        Assert.Equal([1750, 3499], lines.Select(l => l.Amount.Minor)); // 14 of 28 days
        Assert.Equal(new DatePeriod(new(2026, 2, 15), new(2026, 3, 1)), lines[0].Period);
    }

    [Fact]
    public void A_line_that_was_there_long_before_its_first_bill_is_billed_from_now_on() =>
        Assert.Single(Of(Line(new(2020, 1, 1)), Month(2026, 3), billed: false));

    [Fact]
    public void The_last_month_is_billed_to_the_last_day_and_nothing_after_it()
    {
        var line = Line(new(2020, 1, 1)) with { State = ServiceState.PendingTerminate, EndsOn = new(2026, 4, 10) };
        Assert.Equal(1166, Assert.Single(Of(line, Month(2026, 4), billed: true)).Amount.Minor); // 10 of 30 days
        Assert.Empty(Of(line, Month(2026, 5), billed: true));
    }

    [Theory]
    [InlineData(ServiceState.Terminated)]
    [InlineData(ServiceState.PendingActive)]
    [InlineData(ServiceState.Created)]
    [InlineData(ServiceState.Cancelled)]
    public void A_line_that_is_not_there_costs_nothing(ServiceState state) =>
        Assert.Empty(Of(Line(new(2020, 1, 1)) with { State = state }, Month(2026, 3), billed: true));

    [Fact]
    public void A_month_that_was_billed_is_not_billed_again()
    {
        var charges = new MonthlyCharges(Line(new(2020, 1, 1)), null, _ => 21, 21);
        Assert.Empty(charges.For(Month(2026, 3), Month(2026, 2), new(2026, 4, 1)));
    }

    [Fact]
    public void An_extra_of_the_middle_of_a_month_waits_for_the_next_and_ends_on_its_day()
    {
        var line = Line(new(2020, 1, 1)) with { Extras = [Extra(new(2026, 3, 10), null), Extra(new(2025, 1, 1), new(2026, 3, 16))] };
        var march = Of(line, Month(2026, 3), billed: true);
        Assert.Equal([3499, 242], march.Select(l => l.Amount.Minor)); // 15 of 31 days
        Assert.Equal([3499, 500], Of(line, Month(2026, 4), billed: true).Select(l => l.Amount.Minor));
    }

    [Fact]
    public void Each_day_of_a_line_is_billed_once_whatever_its_first_day_and_the_day_its_months_begin() =>
        Gen.Select(Gen.Int[1, 31], Gen.Int[0, 400], Gen.Int[1, 500])
            .Sample(
                (day, firstDay, length) =>
                {
                    var (cycle, started) = (new BillingCycle(day), new DateOnly(2027, 1, 1).AddDays(firstDay));
                    var line = Line(started) with { EndsOn = started.AddDays(length - 1) };
                    DateOnly? billedTo = null;
                    var billed = new List<DatePeriod>();
                    var month = cycle.PeriodOf(started);
                    for (var n = 0; n < 40; n++)
                    {
                        // A month begins before the line is switched on, or after.
                        if (month.Start >= started)
                            foreach (var charge in new MonthlyCharges(line, null, _ => 0, 0).For(month, Before(cycle, month), billedTo))
                            {
                                billed.Add(charge.Period!.Value);
                                billedTo = charge.Period!.Value.End;
                            }

                        month = cycle.PeriodOf(month.End);
                    }

                    // What ends before its first bill is never billed by a run: its order settles it.
                    var days = billed.Sum(p => p.Days);
                    return days == length || (days == 0 && started.AddDays(length) <= cycle.PeriodOf(started).End);
                }
            );

    private static DatePeriod Before(BillingCycle cycle, DatePeriod month) => cycle.PeriodOf(month.Start.AddDays(-1));

    private static List<InvoiceLine> Of(Service line, DatePeriod month, bool billed, Plan? plan = null) =>
        [.. new MonthlyCharges(line, plan, _ => 21, 21).For(month, Before(new BillingCycle(1), month), billed ? month.Start : null)];

    private static DatePeriod Month(int year, int month) => new(new(year, month, 1), new DateOnly(year, month, 1).AddMonths(1));

    private static Service Line(DateOnly started) => BillingTestData.Line("L1", 3499, started);

    private static ServiceExtra Extra(DateOnly started, DateOnly? ends) =>
        new()
        {
            Code = "tv-basic",
            Version = 1,
            Fee = new(500, "EUR"),
            StartedOn = started,
            EndsOn = ends,
        };
}
