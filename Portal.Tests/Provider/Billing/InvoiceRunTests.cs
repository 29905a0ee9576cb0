using Microsoft.Extensions.Logging.Abstractions;
using Portal.Tests.Data;
using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Provider.Billing;

/// <summary>The run that makes the bills, on each database.</summary>
public abstract class InvoiceRunTests(DatabaseFixture data)
{
    private static readonly DateOnly First = new(2027, 3, 1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Run_twice_and_on_two_nodes_at_once_it_bills_each_customer_once()
    {
        for (var n = 0; n < 5; n++)
            await BillingTestData.CustomerAsync(data.Database, $"RUN{n}", 1, BillingTestData.Line($"RL{n}", 1000 + n));
        await Task.WhenAll(Run().RunAsync(First, Ct), Run(data.Another()).RunAsync(First, Ct));
        await Run().RunAsync(First, Ct);
        await Run().RunAsync(First.AddDays(3), Ct);
        for (var n = 0; n < 5; n++)
        {
            var bill = Assert.Single(await BillsAsync($"RUN{n}"));
            Assert.Equal((1000 + n, First, First.AddDays(14)), (bill.Total.Minor, bill.IssuedOn, bill.DueOn));
            Assert.Equal(InvoiceState.Sent, bill.State);
        }

        await Run().RunAsync(First.AddMonths(1), Ct);
        Assert.Equal(10, (await AllAsync("RUN")).Count);
    }

    [Fact]
    public async Task Stopped_half_way_it_goes_on_with_those_who_have_no_bill_yet()
    {
        for (var n = 0; n < 4; n++)
            await BillingTestData.CustomerAsync(data.Database, $"STOP{n}", 7, BillingTestData.Line($"SL{n}", 1000));
        var day = new DateOnly(2027, 3, 7);
        using var stop = new CancellationTokenSource();
        var services = new StoppingServices(new EmbeddedServices(data.Database, new(), data.Clock), 2, stop);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Run(services: services).RunAsync(day, stop.Token));
        Assert.Equal(2, (await AllAsync("STOP")).Count);
        await Run().RunAsync(day.AddDays(1), Ct);
        Assert.Equal(4, (await AllAsync("STOP")).Count);
    }

    [Fact]
    public async Task A_billing_month_that_begins_on_the_31st_begins_on_the_last_day_of_a_shorter_one()
    {
        await BillingTestData.CustomerAsync(data.Database, "LAST31", 31, BillingTestData.Line("LL31", 3100));
        await Run().RunAsync(new(2027, 2, 27), Ct);
        Assert.Empty(await BillsAsync("LAST31"));
        foreach (var day in (DateOnly[])[new(2027, 2, 28), new(2027, 3, 31), new(2027, 4, 30)])
            await Run().RunAsync(day, Ct);
        var bills = await BillsAsync("LAST31");
        Assert.Equal([30, 31, 31], bills.Select(b => b.Period.Days).Order());
        Assert.All(bills, b => Assert.Equal(3100, b.Total.Minor));
        Assert.All(bills.Zip(bills.Skip(1)), pair => Assert.Equal(pair.Second.Period.End, pair.First.Period.Start));
    }

    [Fact]
    public async Task What_waits_stands_on_the_next_bill_once_and_a_change_of_its_first_day_needs_no_sums()
    {
        await BillingTestData.CustomerAsync(data.Database, "WAITS1", 12, BillingTestData.Line("WL1", 3000));
        var day = new DateOnly(2027, 3, 12);
        await ChargeAsync("WAITS1", LineKind.SetUp, 2900, null);
        await ChargeAsync("WAITS1", LineKind.ProrationCredit, -2000, new(day, day.AddMonths(1)));
        await ChargeAsync("WAITS1", LineKind.ProrationCharge, 700, new(day.AddDays(-6), day));
        await Run().RunAsync(day, Ct);
        await Run().RunAsync(day.AddMonths(1), Ct);
        Assert.Equal([3000, 6600], (await BillsAsync("WAITS1")).Select(b => b.Total.Minor));
    }

    [Fact]
    public async Task Who_has_nothing_to_be_billed_has_no_bill_and_a_run_that_is_not_wanted_makes_none()
    {
        await BillingTestData.CustomerAsync(data.Database, "EMPTY1", 18);
        var ended = BillingTestData.Line("EL1", 1000) with { State = ServiceState.Terminated };
        await BillingTestData.CustomerAsync(data.Database, "ENDED1", 18, ended);
        await BillingTestData.CustomerAsync(data.Database, "OTHERS", 18, BillingTestData.Line("EL2", 1000));
        Assert.Equal(0, await Run(options: new()).RunAsync(new(2027, 3, 18), Ct));
        await Run().RunAsync(new(2027, 3, 18), Ct);
        Assert.Single(await BillsAsync("OTHERS"));
        Assert.Empty(await BillsAsync("EMPTY1"));
        Assert.Empty(await BillsAsync("ENDED1"));
    }

    [Fact]
    public async Task A_month_that_was_missed_for_long_is_left_to_people()
    {
        await BillingTestData.CustomerAsync(data.Database, "MISSED", 20, BillingTestData.Line("ML1", 1000));
        await Run().RunAsync(new(2027, 3, 26), Ct);
        Assert.Empty(await BillsAsync("MISSED"));
        await Run().RunAsync(new(2027, 4, 25), Ct);
        Assert.Equal(new DateOnly(2027, 4, 20), Assert.Single(await BillsAsync("MISSED")).Period.Start);
    }

    [Fact]
    public async Task Faulty_data_of_one_customer_keep_nobody_else_from_their_bill()
    {
        var line = BillingTestData.Line("FL1", 1000);
        await BillingTestData.CustomerAsync(data.Database, "FAULTY", 22, line, line with { Number = "FL2", Fee = new(1, "GBP") });
        await BillingTestData.CustomerAsync(data.Database, "SOUND1", 22, BillingTestData.Line("FL3", 1000));
        await Run().RunAsync(new(2027, 3, 22), Ct);
        Assert.Empty(await BillsAsync("FAULTY"));
        Assert.Single(await BillsAsync("SOUND1"));
    }

    private InvoiceRun Run(Database? db = null, IServices? services = null, BillingOptions? options = null)
    {
        db ??= data.Database;
        options ??= new() { IssueInvoices = true };
        var lines = new InvoiceLines(services ?? new EmbeddedServices(db, new(), data.Clock), new EmbeddedCatalogue(db), options);
        return new(db, lines, new OrderFulfilment(db), new(), options, NullLogger<InvoiceRun>.Instance);
    }

    private async Task<IReadOnlyList<Invoice>> BillsAsync(string customer) =>
        (await new EmbeddedBilling(data.Database, new()).ListAsync(customer, 100, Ct)).Value!;

    private Task<IReadOnlyList<string>> AllAsync(string begin) =>
        data.Database.ListAsync<string>("select number from invoice where number like @like", new { like = begin + "%" }, Ct);

    private Task<int> ChargeAsync(string customer, LineKind kind, long amount, DatePeriod? period) =>
        data.Database.WriteAsync(
            work =>
                work.ExecuteAsync(
                    """
                    insert into unbilled_charge (customer_id, service_number, kind, code, period_start, period_end, amount, currency,
                        tax_percent, reason, created_at)
                    values ((select id from customer where number = @customer), 'WL1', @kind, 'x', @start, @end, @amount, 'EUR', '21',
                        @customer, @Now)
                    """,
                    new
                    {
                        customer,
                        kind = kind.ToString(),
                        start = period?.Start,
                        end = period?.End,
                        amount,
                        work.Now,
                    }
                ),
            Ct
        );

    public sealed class OnSqlite(SqliteFixture data) : InvoiceRunTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : InvoiceRunTests(data), IClassFixture<PostgresFixture>;

    /// <summary>After some answers the program is told to end.</summary>
    private sealed class StoppingServices(IServices services, int answers, CancellationTokenSource stop) : IServices
    {
        private int given;

        public Task<Answer<IReadOnlyList<Service>>> ListAsync(string number, CancellationToken ct)
        {
            if (given++ == answers)
                stop.Cancel();
            return services.ListAsync(number, ct);
        }

        public Task<Answer<IReadOnlyList<ServicePlace>>> CountAsync(CancellationToken ct) => services.CountAsync(ct);
    }
}
