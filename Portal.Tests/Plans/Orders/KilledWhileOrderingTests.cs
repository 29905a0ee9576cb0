using System.Collections.Concurrent;
using System.Data.Common;
using System.Net.Sockets;
using AngleSharp.Html.Dom;
using Dapper;
using Portal.Tests.Data;
using Portal.Tests.Hosting;

namespace Portal.Tests.Plans.Orders;

/// <summary>
/// As when the power goes while people order and cancel: what was confirmed to somebody is there, once, and what was cancelled stays so.
/// </summary>
public sealed class KilledWhileOrderingTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const int AnsweredBetween = 6;

    private static readonly int[] Customers = [1002, 1003, 1006];

    private static readonly string[] AfterCancelling = ["Cancelled"];
    private static readonly string[] AfterConfirming = ["Confirmed", "Submitted", "Cancelled"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_SQLite_no_order_that_was_confirmed_is_lost_or_doubled()
    {
        await using var program = await PortalProgram.StartAsync(new PortalSettings(), Ct);
        await KillAsync(program, null);
    }

    [Fact]
    public async Task On_PostgreSQL_no_order_that_was_confirmed_is_lost_or_doubled()
    {
        var place = await postgres.ConnectionStringAsync();
        await using var program = await PortalProgram.StartAsync(new PortalSettings { PostgreSql = place }, Ct);
        await KillAsync(program, place);
    }

    private static async Task KillAsync(PortalProgram program, string? place)
    {
        var answered = new ConcurrentDictionary<string, string>(); // by reference: ordered or cancelled
        var buyers = Customers.Select(number => new Buyer(number, answered)).ToList();
        await Kills.RunAsync(program, AnsweredBetween, () => buyers.Sum(b => b.Answers), site => buyers.Select(b => b.BuyAsync(site)));
        await using var connection = await Kills.OpenAsync(program, place);
        foreach (var (reference, what) in answered)
        {
            var state = await connection.ExecuteScalarAsync<string>(
                "select state from plan_order where reference = @reference",
                new { reference }
            );
            Assert.Contains(state, what == "cancelled" ? AfterCancelling : AfterConfirming);
            Assert.Equal(1, await CountAsync(connection, "audit where action = 'plan-order.confirmed' and target = @target", reference));
            Assert.InRange(await CountAsync(connection, "provider_order where external_id = @reference", reference), 0, 1);
        }
    }

    private static Task<long> CountAsync(DbConnection connection, string rows, string reference) =>
        connection.ExecuteScalarAsync<long>($"select count(*) from {rows}", new { reference, target = "plan-order:" + reference });

    /// <summary>Somebody who orders an extra for the next month and cancels it, again and again, until nobody answers.</summary>
    private sealed class Buyer(int number, ConcurrentDictionary<string, string> answered)
    {
        public int Answers { get; private set; }

        public async Task BuyAsync(Uri site)
        {
            try
            {
                using var guest = new HttpBrowser(site);
                await guest.SignInAsCustomerAsync(number);
                var line = $"DEMOL{number % 100:00}";
                while (true)
                    await OrderAsync(guest, line);
            }
            catch (Exception error) when (error is HttpRequestException or SocketException or IOException)
            {
                // The portal is gone.
            }
        }

        private async Task OrderAsync(HttpBrowser guest, string line)
        {
            await guest.OpenAsync("/en/plans/orders");
            // An order that was confirmed without an answer is gone on with: it is the customer's all the same.
            if (
                guest.Page.QuerySelector(".extra-list li:first-child a") is { } newest
                && await IsOpenAsync(guest, newest.GetAttribute("href")!)
            )
            {
                await CancelAsync(guest);
                return;
            }

            await guest.OpenAsync($"/en/plans/change/{line}/quote?add=voice-flat&from=month");
            await SubmitAsync(guest);
            await SubmitAsync(guest);
            if (!guest.Address.EndsWith("?done=ordered", StringComparison.Ordinal))
                return; // busy: once more
            Note(guest, "ordered");
            await CancelAsync(guest);
        }

        private static async Task<bool> IsOpenAsync(HttpBrowser guest, string address)
        {
            await guest.OpenAsync(address);
            return guest.Page.QuerySelector("form[action*=cancel]") is not null;
        }

        private async Task CancelAsync(HttpBrowser guest)
        {
            await SubmitAsync(guest);
            if (guest.Address.EndsWith("?done=cancelled", StringComparison.Ordinal))
                Note(guest, "cancelled");
        }

        private void Note(HttpBrowser guest, string what)
        {
            answered[guest.Address.Split('/')[^1].Split('?')[0]] = what;
            Answers++;
        }

        private static Task SubmitAsync(HttpBrowser guest) =>
            guest.Page.QuerySelector("main form[method=post]") is IHtmlFormElement form ? guest.SendAsync(form) : Task.CompletedTask;
    }
}
