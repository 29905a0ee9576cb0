using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>What only SQLite has: one writer, one file, and a lock that somebody else may hold.</summary>
public sealed class SqliteTests(SqliteFixture data) : IClassFixture<SqliteFixture>
{
    private const string Count = "select count(*) from audit where actor = @actor";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Writes_are_flushed_to_disk_before_they_are_acknowledged()
    {
        var (synchronous, journal) = await data.Database.WriteAsync(
            async work => (await work.SingleAsync<long>("pragma synchronous"), await work.SingleAsync<string>("pragma journal_mode")),
            Ct
        );
        Assert.Equal((2, "wal"), (synchronous, journal));
    }

    [Fact]
    public async Task A_reader_cannot_write()
    {
        var error = await Assert.ThrowsAsync<SqliteException>(() =>
            data.Database.ListAsync<long>("delete from audit returning id", ct: Ct)
        );
        Assert.Equal(8, error.SqliteErrorCode);
    }

    [Fact]
    public async Task While_another_program_holds_the_lock_writers_are_told_busy_and_readers_read_on()
    {
        var file = data.NewFile();
        await using var database = await MigratedAsync(file);
        await using var other = new SqliteConnection($"Data Source={file};Pooling=false");
        await other.OpenAsync(Ct);
        await RunAsync(other, "begin immediate");
        var watch = Stopwatch.StartNew();
        var write = AuditAsync(database, "locked out", Ct);
        Assert.Equal(0, await CountAsync(database, "locked out"));
        await Assert.ThrowsAsync<BusyException>(() => write);
        Assert.InRange(watch.Elapsed.TotalSeconds, 4, 9);
        await RunAsync(other, "rollback");
        await AuditAsync(database, "let in", Ct);
        Assert.Equal((0, 1), (await CountAsync(database, "locked out"), await CountAsync(database, "let in")));
    }

    [Fact]
    public async Task A_full_queue_says_busy_at_once_and_writes_exactly_what_it_took()
    {
        await using var database = await MigratedAsync(data.NewFile());
        var gate = new TaskCompletionSource();
        var first = database.WriteAsync(_ => gate.Task, Ct);
        var writes = Enumerable.Range(0, 2_000).Select(_ => AuditAsync(database, "queue", Ct)).ToList();
        var refused = writes.Where(w => w.IsFaulted).ToList();
        Assert.NotEmpty(refused);
        foreach (var write in refused)
            await Assert.ThrowsAsync<BusyException>(() => write);
        gate.SetResult();
        await Task.WhenAll([first, .. writes.Except(refused)]);
        Assert.Equal(2_000 - refused.Count, await CountAsync(database, "queue"));
    }

    [Fact]
    public async Task Someone_who_left_while_waiting_for_a_turn_has_written_nothing()
    {
        await using var database = await MigratedAsync(data.NewFile());
        var gate = new TaskCompletionSource();
        var first = database.WriteAsync(_ => gate.Task, Ct);
        using var patience = new CancellationTokenSource();
        var waiting = AuditAsync(database, "impatient", patience.Token);
        await patience.CancelAsync();
        gate.SetResult();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await first;
        Assert.Equal(0, await CountAsync(database, "impatient"));
    }

    [Fact]
    public async Task Those_who_shared_a_transaction_with_one_that_failed_are_written_once_even_if_they_left_meanwhile()
    {
        await using var database = await MigratedAsync(data.NewFile());
        var gate = new TaskCompletionSource();
        using var patience = new CancellationTokenSource();
        var first = database.WriteAsync(_ => gate.Task, Ct);
        var before = AuditAsync(database, "shared", Ct);
        var failing = database.WriteAsync(
            async work =>
            {
                await work.AuditAsync("shared", "failed", "x");
                await patience.CancelAsync();
                throw new InvalidOperationException("on purpose");
            },
            Ct
        );
        var after = AuditAsync(database, "shared", patience.Token);
        gate.SetResult();
        await Assert.ThrowsAsync<InvalidOperationException>(() => failing);
        await Task.WhenAll(first, before, after);
        Assert.Equal(2, await CountAsync(database, "shared"));
    }

    [Fact]
    public async Task One_statement_may_run_while_its_own_result_is_being_read()
    {
        await using var connection = await new SqliteDialect(data.NewFile()).OpenForWritingAsync(Ct);
        const string Sql = "with recursive n(i) as (select @from union all select i + 1 from n where i < 3) select i from n";
        var found = new List<(long, long)>();
        foreach (var outer in connection.Query<long>(Sql, new { from = 1 }, buffered: false))
        foreach (var inner in connection.Query<long>(Sql, new { from = outer }, buffered: false))
            found.Add((outer, inner));
        Assert.Equal([(1, 1), (1, 2), (1, 3), (2, 2), (2, 3), (3, 3)], found);
    }

    [Fact]
    public async Task A_write_that_ends_its_own_transaction_harms_only_its_batch_and_the_writer_goes_on()
    {
        await using var database = await MigratedAsync(data.NewFile());
        await Assert.ThrowsAnyAsync<Exception>(() => database.WriteAsync(work => work.ExecuteAsync("rollback; select 1"), Ct));
        await AuditAsync(database, "after", Ct);
        Assert.Equal(1, await CountAsync(database, "after"));
    }

    private async Task<Database> MigratedAsync(string file)
    {
        var dialect = new SqliteDialect(file);
        await data.MigrateAsync(dialect, Ct);
        return new Database(dialect, data.Clock);
    }

    private static Task AuditAsync(Database database, string actor, CancellationToken ct) =>
        database.WriteAsync(work => work.AuditAsync(actor, "wrote", "x"), ct);

    private static Task<long> CountAsync(Database database, string actor) => database.SingleOrDefaultAsync<long>(Count, new { actor }, Ct);

    private static async Task RunAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }
}
