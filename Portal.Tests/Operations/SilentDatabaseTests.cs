using System.Diagnostics;
using System.Net;
using Npgsql;
using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Tests.Messages;
using Portal.Web.Data;

namespace Portal.Tests.Operations;

/// <summary>A database server that has stopped talking holds up nobody for longer than the limits say.</summary>
public sealed class SilentDatabaseTests(PostgresFixture data) : IClassFixture<PostgresFixture>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Pages_and_health_answer_in_time_and_go_on_when_it_talks_again()
    {
        var place = new NpgsqlConnectionStringBuilder(await data.ConnectionStringAsync());
        await using var proxy = new PausingProxy(place.Port);
        (place.Port, place.Timeout, place.CommandTimeout) = (proxy.Port, 2, 2);
        await using var portal = await PortalProgram.StartAsync(new PortalSettings { PostgreSql = place.ToString() }, Ct);
        using var customer = new HttpBrowser(portal.Address);
        await customer.SignInAsCustomerAsync(1002, "de");
        await AnswersAsync(portal, "/de", HttpStatusCode.OK); // kept from now on

        proxy.Pause();
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            AnswersAsync(portal, "/health/ready", HttpStatusCode.ServiceUnavailable),
            customer.OpenAsync("/de/account"),
            AnswersAsync(portal, "/de", HttpStatusCode.OK)
        );
        Assert.Equal(HttpStatusCode.ServiceUnavailable, customer.Status);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20); // it has stopped for good

        proxy.Resume();
        await Until.TrueAsync(
            async () =>
            {
                using var ready = await portal.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), Ct);
                await customer.OpenAsync("/de/account");
                return (ready.StatusCode, customer.Status) == (HttpStatusCode.OK, HttpStatusCode.OK);
            },
            () => portal.Output,
            Ct
        );
    }

    [Fact]
    public async Task A_mail_that_was_sent_while_it_was_silent_is_noted_afterwards_and_not_sent_again()
    {
        var place = new NpgsqlConnectionStringBuilder(await data.ConnectionStringAsync());
        await data.MigrateAsync(new PostgresDialect(place.ToString()), Ct);
        await using var proxy = new PausingProxy(place.Port);
        (place.Port, place.Timeout, place.CommandTimeout) = (proxy.Port, 1, 1);
        await using var server = MailServer.Start();
        server.Manners = ServerBehavior.Ponder;
        await using var database = new Database(new PostgresDialect(place.ToString()), data.Clock);
        await using var office = await MailTestHost.OpenAsync(database, data.Clock, server.Options());
        var mail = MailTestHost.Letter();
        await office.QueueAsync(mail, Ct);
        await office.Sender.BeginAsync(Ct);
        await Until.TrueAsync(() => Task.FromResult(!server.Received.IsEmpty), () => "It is not on its way.", Ct);
        proxy.Pause();
        server.Pondered.SetResult();
        await Until.TrueAsync(() => Task.FromResult(database.LastWriteError is not null), () => "It was noted all the same.", Ct);
        proxy.Resume();
        await office.Sender.FinishAsync();
        Assert.NotNull((await OutboxRow.FindAsync(database, mail, Ct))!.SentAt);
        Assert.True(await office.Sender.SendDueAsync(Ct));
        Assert.Single(server.Received);
    }

    [Fact]
    public async Task There_are_limits_where_the_operator_has_set_none()
    {
        var place = await data.ConnectionStringAsync();
        Assert.Equal((5, 10), await LimitsAsync(place));
        Assert.Equal((7, 33), await LimitsAsync($"{place};Timeout=7;Command Timeout=33"));
        Assert.Equal((5, 33), await LimitsAsync($"{place};CommandTimeout=33"));
    }

    private static async Task<(int Open, int Command)> LimitsAsync(string place)
    {
        await using var connection = (NpgsqlConnection)await new PostgresDialect(place).OpenForReadingAsync(Ct);
        return (connection.ConnectionTimeout, connection.CommandTimeout);
    }

    private static async Task AnswersAsync(PortalProgram portal, string address, HttpStatusCode expected)
    {
        using var answer = await portal.Client.GetAsync(new Uri(address, UriKind.Relative), Ct);
        Assert.Equal((address, expected), (address, answer.StatusCode));
    }
}
