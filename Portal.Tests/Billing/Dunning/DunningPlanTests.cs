using System.Globalization;
using Portal.Web.Billing.Dunning;
using Portal.Web.Provider.Billing;
using static Portal.Tests.Billing.Dunning.TestDebts;

namespace Portal.Tests.Billing.Dunning;

/// <summary>The days of dunning, by country, as pages show them and the job keeps them.</summary>
public sealed class DunningPlanTests
{
    private static readonly BillingOptions Usual = new();

    // One bill of 120 that is due on the day, with the usual settings: 7, 14 and 21 days, and 100 at least.
    [Theory]
    [InlineData("GB", "2026-03-15", "2026-03-22", "2026-03-29", "2026-04-05", "2026-04-20")]
    [InlineData("RU", "2026-03-15", "2026-03-22", "2026-03-29", "2026-04-05", "2026-04-20")]
    [InlineData("FR", "2026-03-15", "2026-03-22", "2026-03-29", "2026-04-05", "2026-04-20")]
    [InlineData("ES", "2026-03-15", "2026-03-22", "2026-03-29", "2026-04-05", "2026-04-21")]
    [InlineData("PT", "2026-03-15", "2026-03-22", "2026-03-29", "2026-04-05", "2026-05-06")]
    [InlineData("GB", "2026-03-13", "2026-03-20", "2026-03-27", "2026-04-03", "2026-04-20")] // the 18th is a Saturday
    [InlineData("GB", "2026-10-11", "2026-10-18", "2026-10-25", "2026-11-01", "2026-11-16")]
    [InlineData("PT", "2026-01-31", "2026-02-07", "2026-02-14", "2026-02-21", "2026-03-24")]
    [InlineData("GB", "2028-02-08", "2028-02-15", "2028-02-22", "2028-02-29", "2028-03-15")]
    [InlineData("ES", "2026-12-31", "2027-01-07", "2027-01-14", "2027-01-21", "2027-02-08")] // the 6th is a Saturday
    public void Each_step_has_its_day(string country, string due, string first, string second, string announced, string suspended)
    {
        var plan = Plan(country, Day(due), DebtOf(Bill("A", Day(due), 12000)));
        var bill = plan.For("A")!;
        Assert.Equal((Day(first), Day(second)), (bill.Reminder.On, bill.SecondReminder.On));
        Assert.Equal((Day(announced), Day(suspended)), (plan.Suspension!.AnnounceOn, plan.Suspension.SuspendOn));
        Assert.NotEqual(DayOfWeek.Sunday, plan.Suspension.SuspendOn.DayOfWeek);
    }

    [Fact]
    public void In_Germany_two_bills_and_a_hundred_euro_have_to_be_unpaid()
    {
        var (first, second) = (Bill("A", new(2026, 3, 15), 12000), Bill("B", new(2026, 4, 14), 12000));
        Assert.Null(Plan("DE", new(2026, 3, 15), DebtOf(first)).Suspension);
        var both = Plan("DE", new(2026, 3, 15), DebtOf(first, second)).Suspension!;
        // the second bill counts from the day after its reminder on
        Assert.Equal((new DateOnly(2026, 4, 22), new DateOnly(2026, 5, 7)), (both.AnnounceOn, both.SuspendOn));
        Assert.Equal(24000, both.Amount.Minor);
        var small = DebtOf(Bill("A", new(2026, 3, 15), 5000), Bill("B", new(2026, 4, 14), 4999));
        Assert.Null(Plan("DE", new(2026, 3, 15), small).Suspension);
    }

    [Fact]
    public void In_Spain_a_month_passes_after_the_bill_even_where_the_operator_is_quicker()
    {
        var quick = new BillingOptions
        {
            ReminderDays = 1,
            SecondReminderDays = 2,
            WarningDays = 3,
            SuspensionFrom = 0,
        };
        var bill = Bill("A", new(2027, 2, 5), 3000, issued: new(2027, 1, 31));
        var plan = DunningPlan.Of(DebtOf(bill), DunningRules.For("ES", quick), new(2027, 2, 5));
        Assert.Equal((new DateOnly(2027, 2, 8), new DateOnly(2027, 3, 1)), (plan.Suspension!.AnnounceOn, plan.Suspension.SuspendOn));
    }

    [Theory]
    [InlineData("DE", 14, 10000, 250)]
    [InlineData("ES", 15, 0, 0)]
    [InlineData("PT", 30, 0, 0)]
    [InlineData("GB", 14, 0, 250)]
    public void What_an_operator_sets_is_only_ever_kinder_than_the_law(string country, int notice, long minimum, long fee)
    {
        var harsh = DunningRules.For(
            country,
            new()
            {
                ReminderDays = -5,
                SecondReminderDays = 0,
                WarningDays = 0,
                SuspensionDays = 0,
                SuspensionFrom = 0,
                ReminderFee = 100_00,
            }
        );
        Assert.Equal((notice, minimum, fee), (harsh.NoticeDays, harsh.MinimumSum, harsh.ReminderFee));
        Assert.Equal((1, 2, 3), (harsh.ReminderDays, harsh.SecondReminderDays, harsh.AnnouncementDays));
        var kind = DunningRules.For(country, new() { SuspensionDays = 60, SuspensionFrom = 500_00 });
        Assert.Equal((60, 500_00, 0), (kind.NoticeDays, kind.MinimumSum, kind.ReminderFee));
    }

    [Fact]
    public void What_is_disputed_or_on_its_way_does_not_count_and_a_request_or_the_social_tariff_keeps_the_line_on()
    {
        var due = new DateOnly(2026, 3, 15);
        var account = DebtOf(Bill("A", due, 12000, disputed: 2001));
        Assert.Null(Plan("GB", due, account).Suspension);
        Assert.NotNull(Plan("GB", due, DebtOf(Bill("A", due, 12000, disputed: 2000))).Suspension);
        account = DebtOf(Bill("A", due, 12000));
        Assert.NotNull(Plan("GB", due, account).Suspension);
        var pending = account with { Pending = new Dictionary<string, Web.Provider.Money> { ["A"] = Euro(12000) } };
        var plan = Plan("GB", due.AddDays(90), pending);
        Assert.True(plan.For("A")!.IsPending);
        Assert.Null(plan.For("A")!.DueOn(due.AddDays(90)));
        Assert.Null(plan.Suspension);
        Assert.Null(Plan("GB", due, account with { HasOpenRequest = true }).Suspension);
        Assert.Null(Plan("GB", due, account with { HasLine = false }).Suspension);
        var social = Plan("GB", due, account with { IsOnSocialTariff = true });
        Assert.True(social.IsSpared);
        Assert.Null(social.Suspension);
        var rules = DunningRules.For("GB", new() { SuspendSocialTariff = true });
        Assert.NotNull(DunningPlan.Of(account with { IsOnSocialTariff = true }, rules, due).Suspension);
    }

    [Fact]
    public void A_step_that_was_missed_is_taken_late_and_those_after_it_keep_their_distance()
    {
        var due = new DateOnly(2026, 3, 15);
        var account = DebtOf(Bill("A", due, 12000));
        var today = due.AddDays(40);
        var late = Plan("GB", today, account).For("A")!;
        Assert.Equal((today, today.AddDays(7), today.AddDays(14)), (late.Reminder.On, late.SecondReminder.On, late.AnnouncementFrom));
        Assert.Equal(DunningStep.Reminder, late.DueOn(today));
        // Where another system reminds, it is expected to have done so on its days.
        var elsewhere = Plan("GB", today, account with { IsCarriedOut = false });
        Assert.Equal((due.AddDays(7), due.AddDays(21)), (elsewhere.For("A")!.Reminder.On, elsewhere.Suspension!.AnnounceOn));
    }

    [Fact]
    public void What_falls_on_a_day_on_which_nobody_is_written_to_comes_on_the_next_and_is_shown_there()
    {
        var due = new DateOnly(2026, 3, 15); // seven days later is a Sunday
        var rules = DunningRules.For("GB", Usual) with { IsContactDay = d => d.DayOfWeek != DayOfWeek.Sunday };
        var plan = DunningPlan.Of(DebtOf(Bill("A", due, 12000)), rules, due);
        Assert.Equal(new DateOnly(2026, 3, 23), plan.For("A")!.Reminder.On);
        Assert.Equal((new DateOnly(2026, 4, 6), new DateOnly(2026, 4, 21)), (plan.Suspension!.AnnounceOn, plan.Suspension.SuspendOn));
        Assert.Equal(new DateOnly(2026, 4, 6), DunningPlan.Of(DebtOf(Bill("A", due, 12000)), rules, new(2026, 4, 5)).For("A")!.Reminder.On);
    }

    [Fact]
    public void After_a_payment_was_taken_back_the_days_count_from_that_day()
    {
        var (due, reopened) = (new DateOnly(2026, 3, 15), new DateOnly(2026, 6, 1));
        var bill = Bill("A", due, 12000);
        bill = bill with { Invoice = bill.Invoice with { ReopenedOn = reopened } };
        TakenStep[] before =
        [
            new("A", DunningStep.Reminder, due, due.AddDays(7)),
            new("A", DunningStep.SecondReminder, due, due.AddDays(14)),
        ];
        var plan = Plan("GB", reopened, DebtOf(bill) with { Steps = before });
        Assert.Equal(new PlannedStep(reopened.AddDays(7), false), plan.For("A")!.Reminder);
        Assert.Equal(reopened.AddDays(21), plan.Suspension!.AnnounceOn);
    }

    private static DunningPlan Plan(string country, DateOnly today, DunningAccount account) =>
        DunningPlan.Of(account, DunningRules.For(country, Usual), today);

    private static DateOnly Day(string day) => DateOnly.ParseExact(day, "O", CultureInfo.InvariantCulture);
}
