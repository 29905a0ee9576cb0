using System.Collections.Concurrent;
using System.Data.Common;
using System.Net.Sockets;
using AngleSharp.Html.Dom;
using Dapper;
using Portal.Tests.Data;
using Portal.Tests.Hosting;

namespace Portal.Tests.Billing.Payments;

/// <summary>
/// As when the power goes while people pay: whoever read that a bill is paid has paid it, and nobody pays twice, however often notices
/// come.
/// </summary>
public sealed class KilledWhilePayingTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int AnsweredBetween = 6;
    private const int BillsOfEach = 2000;

    private static readonly int[] Customers = [1002, 1003, 1006];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_SQLite_no_payment_that_was_confirmed_is_lost_and_none_counts_twice()
    {
        await using var program = await PortalProgram.StartAsync(new PortalSettings(), Ct);
        await PayAsync(program, null);
    }

    [Fact]
    public async Task On_PostgreSQL_no_payment_that_was_confirmed_is_lost_and_none_counts_twice()
    {
        var place = await postgres.ConnectionStringAsync();
        await using var program = await PortalProgram.StartAsync(new PortalSettings { PostgreSql = place }, Ct);
        await PayAsync(program, place);
    }

    private static async Task PayAsync(PortalProgram program, string? place)
    {
        await using var connection = await Kills.OpenAsync(program, place);
        var paid = new ConcurrentBag<string>();
        var payers = Customers.Select(number => new Payer(number, paid)).ToList();
        foreach (var customer in Customers)
            await AddBillsAsync(connection, customer);
        await Kills.RunAsync(program, AnsweredBetween, () => paid.Count, site => payers.Select(p => p.PayAsync(site)));
        // One more payment: what a kill kept from being told to billing is told with it.
        await payers[0].PayOnceAsync(program.Address);
        Assert.NotEmpty(paid);
        Assert.Equal(paid.Count, paid.Distinct().Count());
        foreach (var bill in paid)
            Assert.Equal(
                (3499L, "settled", 1L),
                await connection.QuerySingleAsync<(long, string, long)>(
                    "select paid, state, (select count(*) from payment p where p.invoice_id = i.id) from invoice i where number = @bill",
                    new { bill }
                )
            );
        Assert.Empty(await connection.QueryAsync<string>("select number from invoice where number like 'KILL%' and paid not in (0, 3499)"));
        Assert.Empty(
            await connection.QueryAsync<string>(
                "select invoice_number from online_payment where state = 'Captured' group by invoice_number having count(*) > 1"
            )
        );
    }

    private static async Task AddBillsAsync(DbConnection connection, int customer)
    {
        const string Newest = "select max(i.id) from invoice i join customer c on c.id = i.customer_id where c.number = @number";
        long? copied = null;
        await Until.TrueAsync(
            async () => (copied = await connection.ExecuteScalarAsync<long?>(Newest, new { number = $"DEMO{customer}" })) is not null,
            () => "The demonstration has no bills.",
            Ct
        );
        await using var change = await connection.BeginTransactionAsync(Ct);
        for (var n = 0; n < BillsOfEach; n++)
        {
            var copy = Unpaid(new DateOnly(1800, 1, 1).AddMonths(n));
            await connection.ExecuteAsync(copy, new { number = Payer.BillOf(customer, n), copied }, change);
        }

        await change.CommitAsync(Ct);
    }

    // A copy of a bill of the customer's that is not paid, for a month nobody was billed for.
    private static string Unpaid(DateOnly month) =>
        $"""
            insert into invoice (number, customer_id, period_start, period_end, issued_on, due_on, currency, total, tax, paid, state,
                line_count, created_at, changed_at)
            select @number, customer_id, '{month:yyyy-MM-dd}', '{month.AddMonths(
                1
            ):yyyy-MM-dd}', issued_on, due_on, currency, 3499, 0, 0, 'sent',
                0, created_at, changed_at
            from invoice where id = @copied
            """;

    /// <summary>Somebody who pays one bill after another, with notices that come once, twice or late, until nobody answers.</summary>
    private sealed class Payer(int customer, ConcurrentBag<string> paid)
    {
        private static readonly string[] Outcomes = ["pay", "twice", "late"];

        private int bill;

        public static string BillOf(int customer, int number) => $"KILL-{customer}-{number:0000}";

        public async Task PayAsync(Uri site)
        {
            try
            {
                while (true)
                    await PayOnceAsync(site);
            }
            catch (Exception error) when (error is HttpRequestException or SocketException or IOException)
            {
                // The portal is gone. The bill stays the next one: whether it was paid is seen when the portal is back.
            }
        }

        public async Task PayOnceAsync(Uri site)
        {
            using var guest = new HttpBrowser(site);
            await guest.SignInAsCustomerAsync(customer);
            for (var n = 0; n < 4; n++)
            {
                var number = BillOf(customer, bill);
                await guest.OpenAsync($"/en/bills/{number}/pay");
                if (guest.Page.QuerySelector("main form[method=post]") is IHtmlFormElement form)
                    await PayAsync(guest, form);
                if (guest.Page.QuerySelector("h1")?.TextContent == "Paid, thank you")
                    paid.Add(number);
                else if (!guest.Main.Contains("nothing to pay", StringComparison.Ordinal))
                    continue; // busy: once more
                bill++;
            }
        }

        private async Task PayAsync(HttpBrowser guest, IHtmlFormElement form)
        {
            await guest.SendAsync(form);
            if (guest.Page.QuerySelector("main form[method=post]") is IHtmlFormElement sandbox)
                await guest.SendAsync(guest.Address, sandbox, ("outcome", Outcomes[bill % Outcomes.Length]));
        }
    }
}
