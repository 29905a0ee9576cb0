using CsCheck;
using Portal.Web.Billing.Dunning;
using static Portal.Tests.Billing.Dunning.TestDebts;

namespace Portal.Tests.Billing.Dunning;

/// <summary>Customers who pay, dispute, ask and wait at random, for a year, under the rules of every country.</summary>
public sealed class DunningYearTests
{
    private const int Days = 300;

    private static readonly DateOnly Start = new(2026, 1, 1);

    private static readonly Gen<string> Country = Gen.Int[0, 5].Select(n => new[] { "DE", "ES", "PT", "GB", "RU", "FR" }[n]);

    private static readonly Gen<int> Bills = Gen.Int[1, 5];

    // The day, the bill, what happens to it, and how much of it.
    private static readonly Gen<(int Day, int Bill, int Event, int Share)> Event = Gen.Select(
        Gen.Int[0, Days],
        Gen.Int[0, 4],
        Gen.Int[0, 3],
        Gen.Int[0, 100]
    );

    [Fact]
    public void Nobody_is_suspended_below_the_minimum_or_earlier_than_announced_or_for_what_is_disputed()
    {
        var suspended = 0;
        Gen.Select(Country, Bills, Gen.Int[20_00, 150_00].Array[5], Event.Array[0, 12], Gen.Bool)
            .Sample(
                (country, bills, sums, events, isSocial) =>
                {
                    var law = DunningLaw.In(country);
                    var customer = new Customer(country, [.. sums.Take(bills)], isSocial);
                    for (var day = Start; day < Start.AddDays(Days); day = day.AddDays(1))
                    {
                        foreach (var what in events.Where(e => e.Day == day.DayNumber - Start.DayNumber))
                            customer.Happens(what.Bill, what.Event, what.Share);
                        if (customer.Live(day) is not { } now)
                            continue;
                        suspended++;
                        Assert.False(isSocial || customer.HasRequest);
                        Assert.True(customer.Announced.On.AddDays(law.NoticeDays) < day, $"{country}: {customer.Announced} {day}");
                        Assert.Equal(day, customer.Announced.For);
                        Assert.True(now.Amount.Minor >= Math.Max(law.MinimumSum, 1));
                        Assert.True(now.Bills.Count(b => !b.IsPending) >= law.MinimumBills);
                        Assert.All(now.Bills, b => Assert.True(b.Reminder.IsTaken && b.Reminder.On < customer.Announced.On));
                        Assert.DoesNotContain(day.DayOfWeek, (DayOfWeek[])[DayOfWeek.Saturday, DayOfWeek.Sunday]);
                    }
                },
                iter: 2000
            );
        Assert.True(suspended > 100); // otherwise nothing was tried
    }

    /// <summary>Does in memory what the job does in the database.</summary>
    private sealed class Customer(string country, long[] sums, bool isSocial)
    {
        private readonly DunningRules rules = DunningRules.For(country, new() { SuspensionFrom = 0 });
        private readonly (long Open, long Disputed, long Pending)[] bills = [.. sums.Select(s => (s, 0L, 0L))];
        private readonly List<TakenStep> steps = [];
        private SuspensionNotice? notice;

        public bool HasRequest { get; private set; }

        public (DateOnly On, DateOnly For) Announced { get; private set; }

        public void Happens(int bill, int what, int share)
        {
            var (open, disputed, pending) = bills[bill % bills.Length];
            bills[bill % bills.Length] = what switch
            {
                0 => (open - (open * share / 100), disputed, 0),
                1 => (open, open * share / 100, pending),
                2 => (open, disputed, open * share / 100),
                _ => (open, disputed, 0),
            };
            HasRequest = what == 3 && share > 50;
        }

        /// <summary>One run of the job; what is suspended on that day, if anything is.</summary>
        public SuspensionPlan? Live(DateOnly today)
        {
            var account = DebtOf([.. bills.Select((b, n) => Bill($"{n}", Due(n), b.Open, b.Disputed))]) with
            {
                Pending = bills.Select((b, n) => (b, n)).ToDictionary(b => $"{b.n}", b => Euro(b.b.Pending)),
                HasOpenRequest = HasRequest,
                IsOnSocialTariff = isSocial,
                HasLine = notice is not { IsSuspended: true },
                Steps = steps,
                Notice = notice,
            };
            var plan = DunningPlan.Of(account, rules, today);
            if (notice is not null && plan.Suspension is not { IsAnnounced: true })
            {
                notice = null;
                return null;
            }

            if (plan.IsPaused)
                return null;
            foreach (var bill in plan.Bills)
                if (bill.DueOn(today) is { } step)
                    steps.Add(new(bill.Number, step, bill.From, today));
            if (plan.Suspension is { IsAnnounced: false } ahead && ahead.AnnounceOn <= today)
            {
                (notice, Announced) = (new(today, ahead.SuspendOn, false), (today, ahead.SuspendOn));
                steps.RemoveAll(s => s.Step == DunningStep.Announcement && ahead.Bills.Any(b => b.Number == s.Invoice));
                steps.AddRange(ahead.Bills.Select(b => new TakenStep(b.Number, DunningStep.Announcement, b.From, today)));
            }
            else if (plan.Suspension is { IsAnnounced: true, IsSuspended: false } announced && announced.SuspendOn <= today)
            {
                notice = notice! with { IsSuspended = true };
                return announced;
            }

            return null;
        }

        private static DateOnly Due(int bill) => Start.AddMonths(bill).AddDays(14);
    }
}
