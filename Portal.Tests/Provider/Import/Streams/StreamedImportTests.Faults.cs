using Microsoft.Extensions.Logging.Abstractions;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Orders;

namespace Portal.Tests.Provider.Import.Streams;

// What is refused, and what is left out.
public abstract partial class StreamedImportTests
{
    [Fact]
    public async Task One_fault_keeps_everything_out_and_in_part_an_invoice_is_left_out_as_a_whole()
    {
        await host.CustomerAsync("PART1");
        var given = host.Year("PART1");
        var lines = await File.ReadAllTextAsync(given[1], Ct);
        await File.WriteAllTextAsync(
            given[1],
            lines.Replace(
                "PART1-202503,2,discount,Fibre,PART1L1,-2.50",
                "PART1-202503,2,discount,Fibre,PART1L1,=-2.50",
                StringComparison.Ordinal
            ),
            Ct
        );
        var refused = await host.RunAsync(given);
        Assert.Equal(
            [$"{given[1]}:7: amount: \"=-2.50\" is no amount: 34.99 is how amounts are written"],
            refused.Faults.Select(f => f.ToString())
        );
        Assert.False(refused.IsAccepted);
        Assert.Empty(await host.RowsAsync("PART1"));
        var partial = await host.RunAsync(
            new()
            {
                Files = given,
                Actor = "test",
                Partial = true,
            },
            Ct
        );
        Assert.Equal([(11L, 1L), (22, 2), (11, 1), (12, 0)], partial.Rows.Select(r => (r.Added, r.LeftOut)));
        Assert.DoesNotContain(await host.RowsAsync("PART1"), r => r.Contains("202503", StringComparison.Ordinal));
        Assert.Equal(11 + 22 + 11 + 12, (await host.RowsAsync("PART1")).Count);
    }

    [Fact]
    public async Task A_dry_run_says_what_would_be_added_and_writes_nothing()
    {
        await host.CustomerAsync("DRYRUN");
        var result = await host.RunAsync(
            new()
            {
                Files = host.Year("DRYRUN"),
                Actor = "test",
                DryRun = true,
            },
            Ct
        );
        Assert.Equal([12L, 24, 12, 12], result.Rows.Select(r => r.Added));
        Assert.Empty(await host.RowsAsync("DRYRUN"));
    }

    [Fact]
    public async Task What_fits_to_nothing_that_is_known_is_said_at_its_line()
    {
        await host.CustomerAsync("FITS1");
        await host.CustomerAsync("FITS2");
        await host.RunAsync(host.Year("FITS1"));
        var heads = host.Heads(
            "FITS",
            "FITS-1,NOBODY9,2025-01-01,2025-02-01,2025-01-01,2025-01-15,EUR,1.00,0.17",
            "FITS-2,FITS1,2025-01-01,2025-02-01,2025-01-01,2025-01-15,EUR,1.00,0.17",
            "FITS-3,FITS2,2026-03-02,2026-04-02,2026-03-01,2026-03-15,EUR,1.00,0.17"
        );
        var usage = files.File(
            "u.csv",
            "service,period_start,period_end,megabytes,as_of\nNOLINE9,2025-01-01,2025-02-01,7,2025-02-01T00:00Z\n"
        );
        var payments = files.File("p.csv", "reference,invoice,received_on,amount,currency\nFITS-P,FITS-9,2025-02-01,6.00,EUR\n");
        const string Columns = "order,customer,service,kind,state,effective_on,received_at\n";
        var orders = files.File("o.csv", Columns + "FITS-O,FITS1,FITS2L1,terminate,acknowledged,2027-01-01,2026-01-01T00:00Z\n");
        Assert.Equal(
            [
                $"{heads}:2: customer: unknown customer: neither in these files nor imported before",
                $"{heads}:3: period_start: the customer has another invoice for this month: FITS1-202501",
                $"{heads}:4: period_start: is not the billing month of this customer, which begins on day 1",
                $"{usage}:2: service: unknown service: neither in these files nor imported before",
                $"{orders}:2: service: belongs to another customer",
                $"{payments}:2: invoice: unknown invoice: neither in these files nor imported before",
            ],
            (await host.RunAsync(heads, usage, payments, orders)).Faults.Select(f => f.ToString())
        );
    }

    [Fact]
    public async Task A_month_that_was_imported_is_not_billed_again_by_the_monthly_run()
    {
        await BillingTestDataAsync("MONTHLY");
        await host.RunAsync(
            host.Heads("MONTHLY", "MONTHLY-1,MONTHLY,2026-03-01,2026-04-01,2026-03-01,2026-03-15,EUR,25.00,4.34"),
            host.Lines("MONTHLY", "MONTHLY-1,1,plan,Fibre,MONTHLYL1,25.00,21")
        );
        await RunAsync(new(2026, 3, 1));
        Assert.Equal("MONTHLY-1", Assert.Single((await Billing.ListAsync("MONTHLY", 10, Ct)).Value!).Number);
        await RunAsync(new(2026, 4, 1));
        Assert.Equal(2, (await Billing.ListAsync("MONTHLY", 10, Ct)).Value!.Count);
    }

    [Fact]
    public async Task The_state_of_an_order_moves_until_it_has_ended()
    {
        await host.CustomerAsync("MOVES1");
        string Orders(string state, string effective = "2027-01-01") =>
            files.File(
                "orders.csv",
                $"order,customer,service,kind,state,effective_on,received_at\n"
                    + $"MOVES-1,MOVES1,MOVES1L1,terminate,{state},{effective},2026-01-01T00:00Z\n"
            );
        var orders = new EmbeddedOrders(data.Database, new());
        Assert.Equal(1, Assert.Single((await host.RunAsync(Orders("acknowledged"))).Rows).Added);
        Assert.Equal(1, Assert.Single((await host.RunAsync(Orders("held"))).Rows).Changed);
        Assert.Equal(OrderState.Held, (await orders.FindAsync("MOVES-1", Ct)).Value!.State);
        Assert.Equal("effective_on", Assert.Single((await host.RunAsync(Orders("held", "2027-01-02"))).Faults).Column);
        await host.RunAsync(Orders("rejected"));
        Assert.Equal("state", Assert.Single((await host.RunAsync(Orders("completed"))).Faults).Column);
        Assert.Equal(1, Assert.Single((await host.RunAsync(Orders("acknowledged"))).Rows).Unchanged);
        Assert.Equal(OrderState.Rejected, (await orders.FindAsync("MOVES-1", Ct)).Value!.State);
    }

    [Fact]
    public async Task An_invoice_of_ten_thousand_lines_is_one_like_any_other()
    {
        await host.CustomerAsync("LONG1");
        var lines = string.Join(
            ",\n",
            Enumerable
                .Range(1, 10_000)
                .Select(n => $"{{ \"kind\": \"usage\", \"text\": \"Call {n}\", \"amount\": 0.03, \"tax_percent\": 21 }}")
        );
        var file = files.File(
            "long.json",
            $"[{{ \"invoice\": \"LONG-1\", \"customer\": \"LONG1\", \"period_start\": \"2025-01-01\", \"period_end\": \"2025-02-01\", "
                + $"\"issued_on\": \"2025-01-01\", \"due_on\": \"2025-01-15\", \"currency\": \"EUR\", "
                + $"\"total\": 300, \"tax\": 52.07,\n\"lines\": [{lines}] }}]"
        );
        Assert.Empty((await host.RunAsync(file)).Faults);
        Assert.Equal(10_000, (await Billing.FindAsync("LONG1", "LONG-1", Ct)).Value!.LineCount);
        Assert.Equal("Call 10000", Assert.Single((await Billing.LinesAsync("LONG1", "LONG-1", new(9_999, 10), Ct)).Value!).Text);
        Assert.Equal([1L, 10_000], (await host.RunAsync(file)).Rows.Select(r => r.Unchanged));
    }

    private Task BillingTestDataAsync(string name) =>
        Provider.Billing.BillingTestData.CustomerAsync(data.Database, name, 1, Provider.Billing.BillingTestData.Line(name + "L1", 2500));

    private Task<int> RunAsync(DateOnly today)
    {
        var options = new BillingOptions { IssueInvoices = true, CatchUpDays = 5 };
        var services = new EmbeddedServices(data.Database, new(), data.Clock);
        var lines = new InvoiceLines(services, new EmbeddedCatalogue(data.Database), options);
        return new InvoiceRun(
            data.Database,
            lines,
            new OrderFulfilment(data.Database),
            new(),
            options,
            NullLogger<InvoiceRun>.Instance
        ).RunAsync(today, Ct);
    }
}
