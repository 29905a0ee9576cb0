using Portal.Tests.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Billing;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Provider.Import.Streams;

/// <summary>Invoices, payments, usage and orders from files, on each database.</summary>
public abstract partial class StreamedImportTests : IDisposable
{
    private readonly DatabaseFixture data;
    private readonly ImportTestHost files;
    private readonly StreamTestHost host;

    protected StreamedImportTests(DatabaseFixture data)
    {
        (this.data, files) = (data, new(data));
        host = new(data, files);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private EmbeddedBilling Billing => new(data.Database, new ProviderOptions());

    [Fact]
    public async Task The_examples_of_the_documentation_are_imported_as_they_stand()
    {
        var examples = Directory.GetFiles(Map.Repository.Full("docs/examples"));
        var result = await host.RunAsync(examples);
        Assert.Empty(result.Faults);
        var bills = (await Billing.ListAsync("KD-100234", 10, Ct)).Value!;
        Assert.Equal(
            [(4249L, 2000L, InvoiceState.PartiallyPaid), (3999L, 3999L, InvoiceState.Settled)],
            bills.Select(b => (b.Total.Minor, b.Paid.Minor, b.State))
        );
        var lines = (await Billing.LinesAsync("KD-100234", bills[0].Number, new(0, 10), Ct)).Value!;
        Assert.Equal(["Fibra 500", "118 000, 4 min"], lines.Select(l => l.Text));
        Assert.Equal((2, 4249L), (bills[0].LineCount, lines.Sum(l => l.Amount.Minor)));
        Assert.Equal("PAY-0002", Assert.Single((await Billing.PaymentsAsync("KD-100234", bills[0].Number, Ct)).Value!).Reference);
        Assert.Equal(InvoiceState.Settled, Assert.Single((await Billing.ListAsync("KD-100235", 10, Ct)).Value!).State);
        var orders = (await new EmbeddedOrders(data.Database, new ProviderOptions()).ListAsync("KD-100234", Ct)).Value!;
        Assert.Equal(["AUF-2026-0001", "AUF-2026-0002"], orders.Select(o => o.Request.ExternalId).Order(StringComparer.Ordinal));
        Assert.Contains(orders, o => o.Request.Items is [{ Code: "fibre-500", Fee.Minor: 4499, TermMonths: 12 }]);
        Assert.Contains(orders, o => o.StateReason == "not at this address" && !o.IsOpen);

        var again = await host.RunAsync(examples);
        Assert.Empty(again.Faults);
        Assert.All(again.Rows, r => Assert.Equal((0, 0), (r.Added, r.Changed)));
        Assert.Equal(["invoices", "invoice lines", "payments", "usage", "orders"], again.Rows.Select(r => r.What));
        Assert.Equal([3L, 6, 3, 3, 3], again.Rows.Select(r => r.Unchanged));
    }

    [Fact]
    public async Task Wherever_it_is_stopped_the_same_import_goes_on_and_nothing_is_there_twice()
    {
        await host.CustomerAsync("INONEGO");
        await host.RunAsync(host.Year("INONEGO"));
        var whole = await host.RowsAsync("INONEGO");
        Assert.Equal(12 + 24 + 12 + 12, whole.Count);
        var portions = 1;
        for (bool stopped; ; portions++)
        {
            var name = $"STOP{portions}X";
            await host.CustomerAsync(name);
            var given = host.Year(name);
            stopped = await host.StoppedAsync(given, portions);
            if (stopped)
                Assert.Empty((await host.RunAsync(given)).Faults);
            Assert.Equal(whole, await host.RowsAsync(name));
            if (!stopped)
                break;
        }

        Assert.InRange(portions, 15, 30); // 3 + 5 + 3 + 3 portions are written, and 3 issued
        Assert.Equal(0, await host.PositionsAsync());
    }

    [Fact]
    public async Task What_was_written_before_a_stop_is_passed_over()
    {
        await host.CustomerAsync("PASSED");
        var given = host.Year("PASSED");
        Assert.True(await host.StoppedAsync(given, 6)); // 3 portions of invoices and 3 of lines
        Assert.DoesNotContain((await Billing.ListAsync("PASSED", 10, Ct)).Value!, b => b.IsIssued);
        var skipped = new Dictionary<string, long>();
        await host.RunAsync(
            new()
            {
                Files = given,
                Actor = "test",
                OnProgress = p => skipped[p.What + " " + p.Rows] = p.Skipped,
            },
            Ct
        );
        Assert.Equal((12, 15, 0), (skipped["Writing invoices"], skipped["Writing invoice lines"], skipped["Writing payments"]));
    }

    [Fact]
    public async Task An_invoice_that_was_issued_is_never_changed_and_a_month_of_usage_is_replaced()
    {
        await host.CustomerAsync("SAME1");
        var given = host.Year("SAME1");
        await host.RunAsync(given);
        var before = await host.RowsAsync("SAME1");
        var (heads, lines) = (
            host.Heads("SAME1", "SAME1-202501,SAME1,2025-01-01,2025-02-01,2025-01-01,2025-01-15,EUR,11.00,1.74"),
            host.Lines("SAME1", "SAME1-202502,1,plan,Fibre,SAME1L1,12.51,21", "SAME1-202502,3,plan,Fibre,SAME1L1,0.01,21")
        );
        Assert.Equal(
            [
                $"{heads}:2: total: this invoice was issued before and says something else here: it is not changed, "
                    + "the next one puts it right",
                $"{lines}:2: position: the invoice was issued before without this line: it is not changed, the next one puts it right",
                $"{lines}:3: position: the invoice was issued before without this line: it is not changed, the next one puts it right",
            ],
            (await host.RunAsync(heads, lines)).Faults.Select(f => f.ToString())
        );
        Assert.Equal(before, await host.RowsAsync("SAME1"));
        var usage = files.File(
            "usage.csv",
            "service,period_start,period_end,megabytes,as_of\nSAME1L1,2025-01-01,2025-02-01,7,2025-02-01T00:00Z\n"
        );
        Assert.Equal(1, Assert.Single((await host.RunAsync(usage)).Rows).Changed);
        Assert.Contains("usage 2025-01-01 7", await host.RowsAsync("SAME1"));
    }

    [Fact]
    public async Task A_payment_counts_once_and_another_of_the_same_reference_is_a_fault()
    {
        await host.CustomerAsync("PAYS1");
        await host.RunAsync(host.Year("PAYS1"));
        const string Columns = "reference,invoice,received_on,amount,currency\n";
        var rest = files.File("rest.csv", Columns + "P2-PAYS1,PAYS1-202501,2025-02-01,6.00,EUR\n");
        Assert.Equal(1, Assert.Single((await host.RunAsync(rest)).Rows).Added);
        Assert.Equal(1, Assert.Single((await host.RunAsync(rest)).Rows).Unchanged);
        Assert.Contains("invoice -202501 1000 1000 settled 2", await host.RowsAsync("PAYS1"));
        var other = files.File(
            "other.csv",
            Columns + "P2-PAYS1,PAYS1-202501,2025-02-01,6.01,EUR\nP3-PAYS1,PAYS1-202501,2025-02-01,1.00,GBP\n"
        );
        Assert.Equal(
            [
                $"{other}:2: reference: a payment of this reference was booked before, and says something else",
                $"{other}:3: currency: the invoice is in EUR",
            ],
            (await host.RunAsync(other)).Faults.Select(f => f.ToString())
        );
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        files.Dispose();
    }

    public sealed class OnSqlite(SqliteFixture data) : StreamedImportTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : StreamedImportTests(data), IClassFixture<PostgresFixture>;
}
