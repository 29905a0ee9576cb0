using CsCheck;
using Portal.Web.Plans.Change;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Catalogue;

namespace Portal.Tests.Plans.Change;

/// <summary>What a change of a line means, to the cent and the day.</summary>
public sealed class QuoteCalculatorTests
{
    private static readonly DateOnly Today = new(2026, 11, 16);
    private static readonly Gen<long> Fee = Gen.Long[0, 100_000];
    private static readonly Gen<DateOnly> Day = Gen.Int[0, 4000].Select(days => new DateOnly(2024, 1, 1).AddDays(days));

    [Fact]
    public void Who_pays_more_has_it_today_and_the_month_is_reckoned_by_days()
    {
        var (contract, to) = (Contract(2999), Plan("new", 3999));
        Assert.Equal(ChangeWhen.Now, QuoteCalculator.Usual(contract, to, Today));
        var quote = QuoteCalculator.ToPlan(contract, to, ChangeWhen.Now, Today);
        Assert.Equal([-1500, 2000], quote.Lines.Select(l => l.Amount.Minor));
        Assert.Equal([LineKind.ProrationCredit, LineKind.ProrationCharge], quote.Lines.Select(l => l.Kind));
        Assert.Equal((Today, 500L, 2999L, 3999L), (quote.EffectiveOn, quote.Once.Minor, quote.OldMonthly.Minor, quote.NewMonthly.Minor));
    }

    [Fact]
    public void Who_pays_less_has_it_with_the_next_month_and_nothing_is_charged_or_given_back()
    {
        var (contract, to) = (Contract(3999), Plan("new", 2999));
        Assert.Equal(ChangeWhen.NextCycle, QuoteCalculator.Usual(contract, to, Today));
        var quote = QuoteCalculator.ToPlan(contract, to, ChangeWhen.NextCycle, Today);
        Assert.Equal(new DateOnly(2026, 12, 1), quote.EffectiveOn);
        Assert.Empty(quote.Lines);
        Assert.True(quote.Once.IsZero);
    }

    [Fact]
    public void Who_pays_an_introductory_price_gets_back_what_was_billed_and_no_more()
    {
        // Begun on 22 May: the six months of the lower price end on 21 November, within the rest of the month.
        var plain = Contract(3499);
        var contract = plain with
        {
            Service = plain.Service with { StartedOn = new(2026, 5, 22) },
            Plan = plain.Plan with { Promotion = new(new(2499, "EUR"), 6) },
        };
        var quote = QuoteCalculator.ToPlan(contract, Plan("new", 3999), ChangeWhen.Now, Today);
        Assert.Equal(2499, quote.OldMonthly.Minor);
        Assert.Equal(-(1750 - 200), quote.Lines[0].Amount.Minor); // 34.99 x 15/30 less 10.00 x 6/30
        var changed = contract with { Service = contract.Service with { PlanStartedOn = new(2026, 8, 1) } };
        Assert.Equal(3499, QuoteCalculator.ToPlan(changed, Plan("new", 3999), ChangeWhen.Now, Today).OldMonthly.Minor);
    }

    [Fact]
    public void On_the_first_day_of_a_month_that_was_billed_the_whole_of_it_is_reckoned()
    {
        var quote = QuoteCalculator.ToPlan(Contract(2999), Plan("new", 3999), ChangeWhen.Now, new(2026, 11, 1));
        Assert.Equal([-2999, 3999], quote.Lines.Select(l => l.Amount.Minor));
    }

    [Fact]
    public void A_plan_with_a_term_makes_it_longer_only_where_it_ends_later_and_says_so()
    {
        var longer = QuoteCalculator.ToPlan(
            Contract(2999, until: new(2027, 3, 31), term: 24),
            Plan("new", 3999, term: 24),
            ChangeWhen.Now,
            Today
        );
        Assert.Equal((true, new DateOnly(2028, 11, 15)), (longer.Lengthens, longer.NewCommittedUntil));
        var kept = QuoteCalculator.ToPlan(
            Contract(2999, until: new(2028, 3, 31), term: 24),
            Plan("new", 3999, term: 12),
            ChangeWhen.Now,
            Today
        );
        Assert.Equal((false, new DateOnly(2028, 3, 31)), (kept.Lengthens, kept.NewCommittedUntil));
        var free = QuoteCalculator.ToPlan(Contract(2999), Plan("new", 3999), ChangeWhen.Now, Today);
        Assert.Equal((false, null), (free.Lengthens, free.NewCommittedUntil));
    }

    [Fact]
    public void Leaving_a_term_early_costs_what_is_left_of_the_benefit_and_nothing_once_it_is_over()
    {
        // 24 months from 15 January 2026; on 16 November 14 are left, counted as begun: 240.00 * 14 / 24.
        var contract = Contract(3499, until: new(2028, 1, 14), term: 24, benefit: 24_000);
        var quote = QuoteCalculator.ToPlan(contract, Plan("new", 3999), ChangeWhen.Now, Today);
        Assert.Equal((14, 14_000L), (quote.EarlyTermination!.MonthsLeft, quote.EarlyTermination.Amount.Minor));
        Assert.Equal(14_000, quote.Lines.Single(l => l.Kind == LineKind.EarlyTermination).Amount.Minor);
        var after = QuoteCalculator.ToPlan(contract, Plan("new", 3999), ChangeWhen.TermEnd, Today);
        Assert.Equal(new DateOnly(2028, 1, 15), after.EffectiveOn);
        Assert.Null(after.EarlyTermination);
        Assert.DoesNotContain(after.Lines, l => l.Kind == LineKind.EarlyTermination);
    }

    [Fact]
    public void Where_the_law_keeps_the_term_a_plan_without_one_begins_after_it()
    {
        var contract = Contract(3499, until: new(2027, 1, 14), term: 24, country: "DE");
        Assert.True(QuoteCalculator.MustWait(contract, Plan("new", 3999), Today));
        Assert.Equal(ChangeWhen.TermEnd, QuoteCalculator.Usual(contract, Plan("new", 3999), Today));
        Assert.False(QuoteCalculator.MustWait(contract, Plan("new", 3999, term: 24), Today));
    }

    [Fact]
    public void Extras_that_do_not_fit_end_and_those_that_are_included_cost_nothing_more()
    {
        var contract = Contract(2999, extras: [("tv", 1499, ["old"]), ("voice", 499, [])]);
        var quote = QuoteCalculator.ToPlan(contract, Plan("new", 3999) with { Included = ["voice"] }, ChangeWhen.Now, Today);
        Assert.Equal("tv", Assert.Single(quote.ExtrasLost).Code);
        Assert.Equal("voice", Assert.Single(quote.ExtrasIncluded).Code);
        Assert.Equal((4997L, 3999L), (quote.OldMonthly.Minor, quote.NewMonthly.Minor));
        Assert.Equal(3, quote.Lines.Count(l => l.Kind == LineKind.ProrationCredit));
    }

    [Fact]
    public void An_extra_with_a_term_ends_after_it_and_one_without_with_the_month()
    {
        var contract = Contract(2999, extras: [("tv", 1499, []), ("voice", 499, [])]);
        var bound = contract.Service.Extras[0] with { CommittedUntil = new(2027, 2, 10) };
        var later = QuoteCalculator.WithoutExtra(contract, contract.Extras["tv"], bound, ChangeWhen.Now, Today);
        Assert.Equal((ChangeWhen.TermEnd, new DateOnly(2027, 2, 11)), (later.When, later.EffectiveOn));
        var month = QuoteCalculator.WithoutExtra(
            contract,
            contract.Extras["voice"],
            contract.Service.Extras[1],
            ChangeWhen.NextCycle,
            Today
        );
        Assert.Equal((new DateOnly(2026, 12, 1), 4498L), (month.EffectiveOn, month.NewMonthly.Minor));
        Assert.Empty(month.Lines);
    }

    [Fact]
    public void Lines_sum_to_what_is_charged_and_a_change_and_its_opposite_cost_the_same() =>
        Gen.Select(Fee, Fee, Day, Gen.Int[1, 31])
            .Sample(
                (old, @new, day, billing) =>
                {
                    var there = QuoteCalculator.ToPlan(Contract(old, billing: billing), Plan("new", @new), ChangeWhen.Now, day);
                    var back = QuoteCalculator.ToPlan(Contract(@new, billing: billing), Plan("new", old), ChangeWhen.Now, day);
                    Assert.Equal(there.Lines.Sum(l => l.Amount.Minor), there.Once.Minor);
                    Assert.Equal(there.Once.Minor, -back.Once.Minor);
                    Assert.All(
                        there.Lines,
                        l => Assert.Equal(l.Kind == LineKind.ProrationCredit, l.Amount.Minor < 0 || l.Kind == LineKind.ProrationCredit)
                    );
                    Assert.True(there.Period.Contains(there.EffectiveOn));
                    Assert.InRange(Math.Abs(there.Once.Minor), 0, Math.Max(old, @new));
                }
            );

    [Fact]
    public void A_later_day_of_the_month_never_charges_more_for_the_same_change() =>
        Gen.Select(Fee, Fee, Gen.Int[1, 31])
            .Where((old, @new, _) => @new >= old)
            .Sample(
                (old, @new, billing) =>
                {
                    var period = new BillingCycle(billing).PeriodOf(Today);
                    var nets = Enumerable
                        .Range(0, period.Days)
                        .Select(d =>
                            QuoteCalculator
                                .ToPlan(Contract(old, billing: billing), Plan("new", @new), ChangeWhen.Now, period.Start.AddDays(d))
                                .Once.Minor
                        )
                        .ToList();
                    Assert.All(nets.Zip(nets.Skip(1)), pair => Assert.True(pair.First >= pair.Second - 1)); // each line is rounded
                }
            );

    [Fact]
    public void Waiting_is_shown_only_where_a_term_is_left_and_ends_without_a_charge()
    {
        var contract = Contract(3499, until: new(2027, 3, 31), term: 24, benefit: 24_000);
        var costs = WaitingCost.Of(contract, Plan("new", 2499), Today);
        Assert.Equal(13, costs.Count);
        Assert.Equal(4 * 1000, costs[0].EarlyTermination.Minor);
        Assert.Equal((12 * 2499) + 4000, costs[0].Total.Minor);
        Assert.True(costs[^1].EarlyTermination.IsZero);
        Assert.Equal(12 * 3499, costs[^1].Total.Minor);
        Assert.Empty(WaitingCost.Of(Contract(3499), Plan("new", 2499), Today));
    }

    private static Contract Contract(
        long fee,
        DateOnly? until = null,
        int term = 0,
        long benefit = 0,
        string country = "ES",
        int billing = 1,
        (string Code, long Fee, string[] Plans)[]? extras = null
    ) =>
        new(
            new Service
            {
                Number = "L1",
                Address = new Address
                {
                    Street = "Calle 1",
                    Postcode = "00000",
                    Town = "Villa Demo",
                    Country = country,
                },
                Technology = Technology.Fibre,
                State = ServiceState.Active,
                Plan = "Old",
                Fee = new(fee, "EUR"),
                TermMonths = term,
                CommittedUntil = until,
                Devices = [],
                Extras =
                [
                    .. (extras ?? []).Select(e => new ServiceExtra
                    {
                        Code = e.Code,
                        Version = 1,
                        Fee = new(e.Fee, "EUR"),
                        StartedOn = new(2026, 1, 1),
                    }),
                ],
            },
            Plan("old", fee, term) with
            {
                Benefit = new(benefit, "EUR"),
            },
            (extras ?? []).ToDictionary(e => e.Code, e => Extra(e.Code, e.Fee, e.Plans)),
            billing
        );

    private static Plan Plan(string code, long fee, int term = 0) =>
        new()
        {
            Code = code,
            Version = 1,
            State = PlanState.Active,
            Names = new Dictionary<string, string>(),
            Summaries = new Dictionary<string, string>(),
            Technologies = [Technology.Fibre],
            Download = new(100, 90, 80),
            Upload = new(50, 45, 40),
            Fee = new(fee, "EUR"),
            TaxPercent = 21,
            SetUpFee = Money.Zero("EUR"),
            Benefit = Money.Zero("EUR"),
            TermMonths = term,
            NoticeDays = 30,
        };

    private static Extra Extra(string code, long fee, string[] plans) =>
        new()
        {
            Code = code,
            Version = 1,
            State = PlanState.Active,
            Kind = ExtraKind.Television,
            Names = new Dictionary<string, string>(),
            Summaries = new Dictionary<string, string>(),
            Fee = new(fee, "EUR"),
            TaxPercent = 21,
            SetUpFee = Money.Zero("EUR"),
            TermMonths = 0,
            Plans = plans,
        };
}
