using Portal.Tests.Data;
using Portal.Tests.Provider.Billing;
using Portal.Web.Billing.Dunning;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Billing.Dunning;

/// <summary>Reminders and suspensions as they are carried out, on each database, by two nodes at once.</summary>
public abstract class DunningServiceTests(DatabaseFixture data)
{
    private static readonly BillingOptions Options = new() { CarryOutDunning = true };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_step_is_taken_once_on_the_day_the_page_said_and_the_line_comes_back_when_all_is_paid()
    {
        await using var debtor = await DebtorAsync("COURSE", 12000);
        var said = (await debtor.PlanAsync())!;
        var (bill, suspension) = (said.For(debtor.Bill)!, said.Suspension!);
        List<(DateOnly On, string Subject)> due =
        [
            (bill.Reminder.On, "A reminder"),
            (bill.SecondReminder.On, "Second reminder"),
            (suspension.AnnounceOn, "Your line will be suspended"),
            (suspension.SuspendOn, "Your line is suspended"),
        ];
        for (var mails = 0; mails < due.Count; mails++)
        {
            await debtor.UntilAsync(due[mails].On.AddDays(-1));
            Assert.Equal(mails, (await debtor.MailsAsync()).Count);
            Assert.Equal(ServiceState.Active, (await debtor.LineAsync()).State);
            await debtor.UntilAsync(due[mails].On);
            Assert.StartsWith(due[mails].Subject, (await debtor.MailsAsync())[mails].Subject, StringComparison.Ordinal);
            Assert.Equal(mails + 1, (await debtor.MailsAsync()).Count);
        }

        var line = await debtor.LineAsync();
        Assert.Equal((ServiceState.Suspended, StateReason.Payment), (line.State, line.StateReason));
        Assert.True((await debtor.PlanAsync())!.Suspension!.IsSuspended);
        await debtor.PayAsync(11999);
        await debtor.SettleAsync();
        Assert.Equal(ServiceState.Active, (await debtor.LineAsync()).State); // less than the sum for which a line may be suspended
        Assert.StartsWith("Your line works again", (await debtor.MailsAsync())[^1].Subject, StringComparison.Ordinal);
        Assert.Equal(5, (await debtor.MailsAsync()).Count);
        foreach (
            var (action, times) in new[]
            {
                ("invoice.reminded", 2),
                ("suspension.announced", 1),
                ("line.suspended", 1),
                ("line.resumed", 1),
            }
        )
            Assert.Equal((action, times), (action, await debtor.AuditedAsync(action)));
    }

    [Theory]
    [InlineData("disputed")]
    [InlineData("paid")]
    [InlineData("pending")]
    [InlineData("request")]
    public async Task What_stops_it_stops_it_at_every_step(string what)
    {
        for (var step = 0; step < 3; step++)
        {
            await using var debtor = await DebtorAsync($"STOP{what.ToUpperInvariant()}{step}", 12000);
            var said = (await debtor.PlanAsync())!;
            DateOnly[] days = [said.For(debtor.Bill)!.Reminder.On, said.Suspension!.AnnounceOn, said.Suspension.SuspendOn];
            await debtor.UntilAsync(days[step].AddDays(-1));
            var before = (await debtor.MailsAsync()).Count;
            await debtor.HappensAsync(what);
            await debtor.UntilAsync(days[step].AddDays(3));
            Assert.Equal(ServiceState.Active, (await debtor.LineAsync()).State);
            var mails = (await debtor.MailsAsync()).Skip(before).Select(m => m.Subject).ToList();
            if (step == 2) // it was announced, and is taken back
                Assert.Equal(["Your line will not be suspended"], mails);
            else
                Assert.DoesNotContain(mails, m => m.Contains("suspended", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task After_a_pause_a_suspension_is_announced_anew_with_all_its_days()
    {
        await using var debtor = await DebtorAsync("ANEW", 12000);
        var first = (await debtor.PlanAsync())!.Suspension!;
        await debtor.UntilAsync(first.AnnounceOn);
        await debtor.HappensAsync("request");
        await debtor.UntilAsync(first.SuspendOn);
        Assert.Null((await debtor.PlanAsync())!.Suspension);
        await debtor.RequestEndsAsync();
        await debtor.RunAsync();
        var second = (await debtor.PlanAsync())!.Suspension!;
        Assert.True(second.SuspendOn > first.SuspendOn.AddDays(14));
        await debtor.UntilAsync(second.SuspendOn.AddDays(-1));
        Assert.Equal(ServiceState.Active, (await debtor.LineAsync()).State);
        await debtor.UntilAsync(second.SuspendOn);
        Assert.Equal(ServiceState.Suspended, (await debtor.LineAsync()).State);
        await debtor.HappensAsync("disputed");
        await debtor.UntilAsync(debtor.Today.AddDays(1));
        Assert.Equal(ServiceState.Active, (await debtor.LineAsync()).State);
    }

    [Fact]
    public async Task A_fee_stands_on_the_next_bill_once_and_never_costs_more_than_the_country_allows()
    {
        await using var debtor = await DebtorAsync("FEE", 12000, Options with { ReminderFee = 9900 });
        await debtor.UntilAsync((await debtor.PlanAsync())!.For(debtor.Bill)!.SecondReminder.On.AddDays(2));
        Assert.Equal(
            [250],
            await data.Database.ListAsync<long>(
                "select amount from unbilled_charge u join customer c on c.id = u.customer_id where c.number = 'FEE'",
                ct: Ct
            )
        );
    }

    [Fact]
    public async Task Who_cannot_be_told_is_not_suspended()
    {
        await using var debtor = await DebtorAsync("SILENT", 12000, isReachable: false);
        await debtor.UntilAsync(debtor.Today.AddDays(60));
        Assert.Equal(ServiceState.Active, (await debtor.LineAsync()).State);
        Assert.Equal(
            0,
            await data.Database.SingleOrDefaultAsync<long>("select count(*) from dunning_step where customer_number = 'SILENT'", ct: Ct)
        );
    }

    [Fact]
    public async Task A_run_that_is_stopped_goes_on_and_reminds_each_once_by_day_and_only_where_the_portal_does_it()
    {
        var debtors = new List<Debtor>();
        for (var n = 0; n < 6; n++)
            debtors.Add(await DebtorAsync($"RUNS{n}", 3000));
        var (one, two) = (debtors[0].One, debtors[0].Two);
        debtors[0].To(debtors[0].Today.AddDays(8));
        await using (var off = await BillingTestHost.OpenAsync(data, new(), another: true))
            await off.Get<DunningRun>().RunAsync(Ct);
        Assert.Empty(await debtors[0].MailsAsync());
        using var stop = new CancellationTokenSource();
        var running = one.Get<DunningRun>().RunAsync(stop.Token);
        await Until.TrueAsync(async () => (await debtors[0].MailsAsync()).Count > 0, () => "Nobody is reminded.", Ct);
        await stop.CancelAsync();
        await Record.ExceptionAsync(() => running);
        await Task.WhenAll(one.Get<DunningRun>().RunAsync(Ct), two.Get<DunningRun>().RunAsync(Ct));
        foreach (var debtor in debtors)
        {
            Assert.Single(await debtor.MailsAsync());
            await debtor.DisposeAsync();
        }
    }

    private async Task<Debtor> DebtorAsync(string customer, long minor, BillingOptions? options = null, bool isReachable = true)
    {
        var (one, two) = (
            await BillingTestHost.OpenAsync(data, options ?? Options),
            await BillingTestHost.OpenAsync(data, options ?? Options, another: true)
        );
        var line = BillingTestData.Line("L" + customer, minor) is var known
            ? known with
            {
                Address = known.Address with { Country = "GB" },
            }
            : null!;
        await BillingTestData.CustomerAsync(data.Database, customer, 1, line);
        var holder = await one.HolderAsync(customer, isReachable);
        var draft = await BillingTestData.DraftAsync(data.Database, customer, minor);
        draft = draft with
        {
            IssuedOn = one.Today.AddDays(-14),
            DueOn = one.Today,
            Lines = [draft.Lines[0] with { Service = line.Number }],
        };
        await data.Database.WriteAsync(work => work.IssueAsync(draft), Ct);
        return new Debtor(data, one, two, customer, draft.Number, holder.Email);
    }

    public sealed class OnSqlite(SqliteFixture data) : DunningServiceTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : DunningServiceTests(data), IClassFixture<PostgresFixture>;
}
