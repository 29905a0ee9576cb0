using Portal.Tests.Data;
using Portal.Web.Data;
using Portal.Web.Messages;

namespace Portal.Tests.Messages;

/// <summary>Nodes whose machines do not agree on the time share one outbox all the same.</summary>
public sealed class SkewedNodesTests(PostgresFixture data) : IClassFixture<PostgresFixture>
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(300);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_nodes_five_minutes_apart_send_nothing_twice_and_leave_nothing_lying()
    {
        await using var server = MailServer.Start();
        server.Manners = ServerBehavior.Ponder; // while it thinks, the other node looks at what is claimed
        var (right, ahead) = (await NodeAsync(TimeSpan.Zero), await NodeAsync(Apart));
        await using var one = await MailTestHost.OpenAsync(right.Database, right.Clock, server.Options());
        await using var two = await MailTestHost.OpenAsync(ahead.Database, ahead.Clock, server.Options());
        var mails = Enumerable.Range(0, 12).Select(_ => MailTestHost.Letter()).ToList();
        await Task.WhenAll(mails.Select((m, n) => (n % 2 == 0 ? one : two).QueueAsync(m, Ct)));
        await one.Sender.BeginAsync(Ct);
        await two.Sender.BeginAsync(Ct);
        await Until.TrueAsync(
            () => Task.FromResult(server.Received.Count == 2 * OutboxLane.FirstTries.Quick),
            () => $"{server.Received.Count} are on their way.",
            Ct
        );
        for (var n = 0; n < 5; n++)
            foreach (var node in new[] { one, two })
                await node.Sender.BeginAsync(Ct);
        server.Pondered.SetResult();
        Assert.True(await one.Sender.SendDueAsync(Ct)); // a mail queued by the node that is ahead is due for the other as well
        Assert.True(await two.Sender.SendDueAsync(Ct));
        Assert.Equal(mails.Select(m => $"<{m.Id}@example.net>").Order(), server.Received.Select(r => r.Read()["Message-ID"]).Order());
        await right.Database.DisposeAsync();
        await ahead.Database.DisposeAsync();
    }

    [Fact]
    public async Task Every_node_goes_by_the_databases_clock()
    {
        foreach (var apart in new[] { Apart, -Apart })
        {
            var (database, clock) = await NodeAsync(apart);
            var there = (await database.ListAsync<DateTimeOffset>("select clock_timestamp()", ct: Ct))[0];
            Assert.InRange((clock.GetUtcNow() - there).TotalSeconds, -2, 2);
            Assert.InRange((clock.Ahead - apart).TotalSeconds, -2, 2);
            var written = await database.WriteAsync(work => Task.FromResult(work.Now), Ct);
            Assert.InRange((written - there).TotalSeconds, -2, 5);
            await database.DisposeAsync();
        }
    }

    private async Task<(Database Database, DatabaseClock Clock)> NodeAsync(TimeSpan apart)
    {
        var clock = new DatabaseClock(data.Dialect, new WrongClock(apart));
        await clock.SetAsync(Ct);
        return (new Database(data.Dialect, clock), clock);
    }

    private sealed class WrongClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
