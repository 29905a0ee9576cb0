using Microsoft.Extensions.Logging.Abstractions;
using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>What changed is told to every node, in the order of the commits, and nothing is left out.</summary>
public abstract class ChangeFeedTests(DatabaseFixture data)
{
    private const string Committed = "select tag from change order by seq";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listener_is_told_what_changed_after_it_began_to_listen_and_nothing_older()
    {
        await ChangeAsync(data.Database, "before");
        var listener = new Listener();
        using var feed = await StartAsync(listener);
        await ChangeAsync(data.Database, "one");
        await ChangeAsync(data.Database, "two");
        Assert.Equal(["one", "two"], await listener.HearAsync(2));
        await feed.StopAsync(Ct);
    }

    [Fact]
    public async Task A_listener_hears_of_the_writes_of_another_program()
    {
        var listener = new Listener();
        using var feed = await StartAsync(listener);
        await ChangeAsync(data.Another(), "elsewhere");
        Assert.Equal(["elsewhere"], await listener.HearAsync(1));
        await feed.StopAsync(Ct);
    }

    [Fact]
    public async Task Two_programs_write_at_once_and_every_change_is_told_in_the_order_of_the_commits()
    {
        var listener = new Listener();
        using var feed = await StartAsync(listener);
        var other = data.Another();
        await Task.WhenAll(
            Enumerable.Range(0, 100).Select(n => Task.Run(() => ChangeAsync(n % 2 == 0 ? data.Database : other, $"crowd-{n}"), Ct))
        );
        var heard = await listener.HearAsync(100);
        var committed = await data.Database.ListAsync<string>(Committed, ct: Ct);
        Assert.Equal(committed.Where(t => t.StartsWith("crowd", StringComparison.Ordinal)), heard);
        await feed.StopAsync(Ct);
    }

    [Fact]
    public async Task A_change_that_was_taken_back_is_told_to_nobody()
    {
        var listener = new Listener();
        using var feed = await StartAsync(listener);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            data.Database.WriteAsync(
                async work =>
                {
                    await work.ChangedAsync("taken back");
                    throw new InvalidOperationException("Not allowed");
                },
                Ct
            )
        );
        await ChangeAsync(data.Database, "kept");
        Assert.Equal(["kept"], await listener.HearAsync(1));
        await feed.StopAsync(Ct);
    }

    [Fact]
    public async Task A_listener_that_failed_is_told_again()
    {
        var listener = new Listener { Failures = 1 };
        using var feed = await StartAsync(listener);
        await ChangeAsync(data.Database, "stubborn");
        Assert.Equal(["stubborn"], await listener.HearAsync(1));
        await feed.StopAsync(Ct);
    }

    [Fact]
    public async Task A_write_after_the_feed_has_stopped_is_still_acknowledged()
    {
        var feed = await StartAsync(new Listener());
        await feed.StopAsync(Ct);
        feed.Dispose();
        await ChangeAsync(data.Database, "late");
        Assert.Contains("late", await data.Database.ListAsync<string>(Committed, ct: Ct));
    }

    private async Task<ChangeFeed> StartAsync(Listener listener)
    {
        var feed = new ChangeFeed(data.Database, [listener], NullLogger<ChangeFeed>.Instance);
        await feed.StartFromNowAsync(Ct);
        await feed.StartAsync(Ct);
        return feed;
    }

    private static Task ChangeAsync(Database database, string tag) => database.WriteAsync(work => work.ChangedAsync(tag), Ct);

    public sealed class OnSqlite(SqliteFixture data) : ChangeFeedTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : ChangeFeedTests(data), IClassFixture<PostgresFixture>;
}
