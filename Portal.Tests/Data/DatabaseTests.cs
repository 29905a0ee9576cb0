using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>What a write promises, on each database.</summary>
public abstract class DatabaseTests(DatabaseFixture data)
{
    private const string Actions = "select action from audit where actor = @actor order by action";
    private const string Tags = "select tag from change where tag = 'written'";
    private const string Times = "select at from audit where actor = @actor";

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    protected DatabaseFixture Data { get; } = data;

    private Database Db => Data.Database;

    [Fact]
    public async Task A_write_returns_its_result_and_every_row_of_it_carries_the_same_instant()
    {
        var now = await Db.WriteAsync(
            async work =>
            {
                await work.AuditAsync("clerk", "first", "x");
                Data.Clock.Advance(TimeSpan.FromMinutes(1));
                await work.AuditAsync("clerk", "second", "x");
                return work.Now;
            },
            Ct
        );
        Assert.Equal([now, now], await Db.ListAsync<DateTimeOffset>(Times, new { actor = "clerk" }, Ct));
    }

    [Fact]
    public async Task A_write_reads_what_it_has_written_and_others_only_after_the_commit()
    {
        var ct = Ct; // a write runs apart from the test that asked for it, and knows no test context
        var (inside, outside) = await Db.WriteAsync(
            async work =>
            {
                await work.ChangedAsync("written");
                return (await work.ListAsync<string>(Tags), await Db.ListAsync<string>(Tags, ct: ct));
            },
            ct
        );
        Assert.Equal(["written"], inside);
        Assert.Empty(outside);
        Assert.Equal(["written"], await Db.ListAsync<string>(Tags, ct: ct));
    }

    [Fact]
    public async Task A_write_that_fails_takes_only_itself_back()
    {
        var gate = new TaskCompletionSource();
        var first = Db.WriteAsync(_ => gate.Task, Ct);
        var writes = Enumerable.Range(0, 10).Select(n => NumberAsync(Db, "batch", n, fails: n == 5)).ToList();
        gate.SetResult();
        await first;
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => Task.WhenAll(writes));
        Assert.Equal("5 is refused", error.Message);
        Assert.Equal(["0", "1", "2", "3", "4", "6", "7", "8", "9"], await ActionsAsync("batch"));
    }

    [Fact]
    public async Task A_write_that_the_database_refuses_takes_only_itself_back()
    {
        var wrong = Db.WriteAsync(
            async work =>
            {
                await work.AuditAsync("refused", "lost", "x");
                await work.ExecuteAsync(
                    "insert into vote (revision_id, reader, helpful, voted_at) values (-1, 'nobody', @yes, @Now)",
                    new { yes = true, work.Now }
                );
            },
            Ct
        );
        await NumberAsync(Db, "refused", 1);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => wrong);
        Assert.Equal(["1"], await ActionsAsync("refused"));
    }

    [Fact]
    public async Task Five_hundred_people_write_at_once_and_nothing_is_lost()
    {
        await Task.WhenAll(Enumerable.Range(0, 500).Select(n => Task.Run(() => NumberAsync(Db, "crowd", n), Ct)));
        var actions = await ActionsAsync("crowd");
        Assert.Equal(Enumerable.Range(0, 500), actions.Select(int.Parse).Order());
    }

    [Fact]
    public async Task Two_programs_write_to_the_same_database_and_nothing_is_lost()
    {
        var other = Data.Another();
        await Task.WhenAll(Enumerable.Range(0, 100).Select(n => Task.Run(() => NumberAsync(n % 2 == 0 ? Db : other, "two", n), Ct)));
        Assert.Equal(100, (await ActionsAsync("two")).Count);
    }

    [Fact]
    public async Task Someone_who_left_before_it_began_has_written_nothing()
    {
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            NumberAsync(Db, "gone", 1, ct: new CancellationToken(canceled: true))
        );
        Assert.Empty(await ActionsAsync("gone"));
    }

    [Fact]
    public async Task Stopping_finishes_the_writes_that_wait()
    {
        var stopping = Data.Another();
        var gate = new TaskCompletionSource();
        var first = stopping.WriteAsync(_ => gate.Task, Ct);
        var writes = Enumerable.Range(0, 200).Select(n => NumberAsync(stopping, "stop", n)).ToList();
        var stopped = stopping.DisposeAsync().AsTask();
        gate.SetResult();
        await stopped;
        Assert.Equal(200, (await ActionsAsync("stop")).Count);
        await Task.WhenAll([first, .. writes]);
    }

    private static Task NumberAsync(Database database, string actor, int number, bool fails = false, CancellationToken? ct = null) =>
        database.WriteAsync(
            async work =>
            {
                await work.AuditAsync(actor, $"{number}", "x");
                if (fails)
                    throw new InvalidOperationException($"{number} is refused");
            },
            ct ?? Ct
        );

    private Task<IReadOnlyList<string>> ActionsAsync(string actor) => Db.ListAsync<string>(Actions, new { actor }, Ct);

    public sealed class OnSqlite(SqliteFixture data) : DatabaseTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : DatabaseTests(data), IClassFixture<PostgresFixture>;
}
