using System.Net;
using System.Xml.Linq;
using Npgsql;
using Portal.Tests.Data;
using Portal.Tests.Hosting;

namespace Portal.Tests.Status;

/// <summary>
/// The status of the network over the server: its page, its feed, joining and following,
/// and what is left of it when the server lets nobody in.
/// </summary>
public sealed class OnPostgresTests(PostgresFixture data) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_its_feed_and_those_who_join_and_then_without_the_server()
    {
        var place = await data.ConnectionStringAsync();
        await using var program = await InProcessPortal.StartAsync(new PortalSettings { PostgreSql = place });
        using var guest = new HttpBrowser(program.Address);
        await guest.OpenAsync($"/de/status/{StatusPortal.Outage}/me-too");
        await guest.SendAsync("/me-too", ("postcode", "00012"), ("email", "joins@example.org"));
        Assert.NotNull(guest.Page.QuerySelector(".done[role=status]"));
        await guest.OpenAsync("/de/status?postcode=99999");
        Assert.NotNull(guest.Page.QuerySelector("form[action$='/status/report']"));
        using var customer = new HttpBrowser(program.Address);
        await customer.SignInAsCustomerAsync(1002, "de");
        await customer.OpenAsync($"/de/status/{StatusPortal.Outage}");
        await customer.SendAsync("/me-too");
        Assert.Contains("done=joined", customer.Address, StringComparison.Ordinal);
        var reference = await PublishAsync(program);
        await ReadAsync(program, reference, isOld: false);
        await AllowAsync(place, false);
        await ReadAsync(program, reference, isOld: true);
        await customer.OpenAsync("/de/account");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, customer.Status);
        await AllowAsync(place, true);
        await ReadAsync(program, reference, isOld: false);
    }

    private static async Task<string> PublishAsync(InProcessPortal program)
    {
        using var supervisor = new HttpBrowser(program.Address);
        await supervisor.SignInAsAsync("Supervisor");
        await supervisor.OpenAsync("/en/incidents/new");
        await supervisor.PublishAsync("incidents/new", ("cannedTitle", "phone"), ("cannedText", "cable"), ("postcodes", "470"));
        Assert.Matches("^/en/incidents/N-", supervisor.Address);
        return supervisor.Address.Split('/')[^1];
    }

    // The page, the incident and the feed, with their age or without it.
    private static async Task ReadAsync(InProcessPortal program, string reference, bool isOld)
    {
        using var guest = new HttpBrowser(program.Address);
        await Until.TrueAsync(
            async () =>
            {
                await guest.OpenAsync("/pt/status");
                Assert.Equal(HttpStatusCode.OK, guest.Status);
                return guest.Page.QuerySelector(".status-age") is not null == isOld
                    && guest.Page.QuerySelector($"a[href='/pt/status/{reference}']") is not null;
            },
            () => $"The page does not say how it stands.\n{guest.Main}",
            Ct
        );
        await guest.OpenAsync($"/pt/status/{reference}");
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        using var answer = await program.Client.GetAsync(new Uri("/pt/status/feed.atom", UriKind.Relative), Ct);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(reference, XDocument.Parse(await answer.Content.ReadAsStringAsync(Ct)).ToString(), StringComparison.Ordinal);
    }

    // As when a server is taken away: whoever is in is thrown out, and nobody comes in.
    internal static async Task AllowAsync(string place, bool isOpen)
    {
        var (own, name) = (
            new NpgsqlConnectionStringBuilder(place) { Database = "postgres" },
            new NpgsqlConnectionStringBuilder(place).Database!
        );
        await using var source = NpgsqlDataSource.Create(own);
        foreach (
            var sql in new[]
            {
                $"alter database {name} allow_connections {(isOpen ? "true" : "false")}",
                $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}' and not {(isOpen ? "true" : "false")}",
            }
        )
        {
            await using var command = source.CreateCommand(sql);
            await command.ExecuteNonQueryAsync(Ct);
        }
    }
}
