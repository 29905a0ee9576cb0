using Npgsql;
using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>What only PostgreSQL has: writes beside one another, and a server that may ask for another try or have no room.</summary>
public sealed class PostgresTests(PostgresFixture data) : IClassFixture<PostgresFixture>
{
    private const string Put = "insert into content_file (path, text, imported_at) values (@path, @text, @Now)";
    private const string Append = "update content_file set text = text || @text where path = @path";
    private const string Read = "select text from content_file where path = @path";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_that_collided_with_another_is_run_again_and_both_stay()
    {
        var tries = await CollideAsync("collided", collisions: 1);
        Assert.Equal(2, tries);
        Assert.Equal("start other mine", await data.Database.SingleOrDefaultAsync<string>(Read, new { path = "collided" }, Ct));
    }

    [Fact]
    public async Task A_write_that_always_collides_is_told_busy_and_changes_nothing()
    {
        await Assert.ThrowsAsync<BusyException>(() => CollideAsync("hopeless", collisions: 100));
        Assert.DoesNotContain("mine", await data.Database.SingleOrDefaultAsync<string>(Read, new { path = "hopeless" }, Ct));
    }

    [Fact]
    public async Task A_write_that_finds_no_connection_free_is_told_busy()
    {
        await using var database = await NarrowAsync(timeout: 1);
        var gate = new TaskCompletionSource();
        var holder = await HoldAsync(database, gate);
        await Assert.ThrowsAsync<BusyException>(() => database.WriteAsync(work => work.ExecuteAsync("select 1"), Ct));
        gate.SetResult();
        await holder;
    }

    [Fact]
    public async Task Someone_who_left_while_waiting_for_a_connection_has_written_nothing()
    {
        await using var database = await NarrowAsync(timeout: 30);
        var gate = new TaskCompletionSource();
        var holder = await HoldAsync(database, gate);
        using var patience = new CancellationTokenSource();
        var ran = false;
        var waiting = database.WriteAsync(_ => Task.FromResult(ran = true), patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.SetResult();
        await holder;
        Assert.False(ran);
    }

    private async Task<int> CollideAsync(string path, int collisions)
    {
        await data.Database.WriteAsync(
            work =>
                work.ExecuteAsync(
                    Put,
                    new
                    {
                        path,
                        text = "start",
                        work.Now,
                    }
                ),
            Ct
        );
        var other = data.Another();
        var tries = 0;
        return await data.Database.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync("set transaction isolation level repeatable read");
                await work.SingleAsync<string>(Read, new { path });
                if (tries++ < collisions)
                    await other.WriteAsync(o => o.ExecuteAsync(Append, new { path, text = " other" }), Ct);
                await work.ExecuteAsync(Append, new { path, text = " mine" });
                return tries;
            },
            Ct
        );
    }

    private async Task<Database> NarrowAsync(int timeout)
    {
        var narrow = new NpgsqlConnectionStringBuilder(await data.ConnectionStringAsync()) { MaxPoolSize = 1, Timeout = timeout };
        return new Database(new PostgresDialect(narrow.ToString()), data.Clock);
    }

    private static async Task<Task> HoldAsync(Database database, TaskCompletionSource gate)
    {
        var begun = new TaskCompletionSource();
        var holder = database.WriteAsync(
            _ =>
            {
                begun.SetResult();
                return gate.Task;
            },
            Ct
        );
        await begun.Task;
        return holder;
    }
}
