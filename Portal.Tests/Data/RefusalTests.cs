using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>What was refused leaves no trace, however late in a change the refusal comes, on each database.</summary>
public abstract class RefusalTests(DatabaseFixture data)
{
    private const string Put = "insert into content_file (path, text, imported_at) values (@path, '', @Now)";
    private const string Kept = "select path from content_file where path like @like order by path";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => data.Database;

    [Fact]
    public async Task A_change_that_returns_a_refusal_is_taken_back_with_its_audit_row_its_mark_and_its_steps()
    {
        var (stepped, told) = (0, 0);
        Db.Changed += () => told++;
        var answer = await Db.WriteAsync<Reason?>(
            async work =>
            {
                await work.ExecuteAsync(Put, new { path = "refused", work.Now });
                await work.AuditAsync("refuser", "refused", "x");
                await work.ChangedAsync("refused");
                work.AfterCommit(() => stepped++);
                return Reason.NotToday;
            },
            Ct
        );
        Assert.Equal(Reason.NotToday, answer);
        Assert.Empty(await Db.ListAsync<string>(Kept, new { like = "refused" }, Ct));
        Assert.Empty(await Db.ListAsync<string>("select action from audit where actor = 'refuser'", ct: Ct));
        Assert.Empty(await Db.ListAsync<string>("select tag from change where tag = 'refused'", ct: Ct));
        Assert.Equal((0, 0), (stepped, told));
    }

    [Fact]
    public async Task The_same_verb_that_refuses_nothing_is_kept()
    {
        var stepped = 0;
        Assert.Null(
            await Db.WriteAsync<Reason?>(
                async work =>
                {
                    await work.ExecuteAsync(Put, new { path = "taken", work.Now });
                    work.AfterCommit(() => stepped++);
                    return null;
                },
                Ct
            )
        );
        Assert.Equal(["taken"], await Db.ListAsync<string>(Kept, new { like = "taken" }, Ct));
        Assert.Equal(1, stepped);
    }

    [Fact]
    public async Task What_is_refused_in_other_words_than_a_refusal_is_taken_back_as_well()
    {
        Assert.False(
            await Db.WriteAsync(
                async work =>
                {
                    await work.ExecuteAsync(Put, new { path = "in other words", work.Now });
                    return work.Refuse(false);
                },
                Ct
            )
        );
        Assert.Empty(await Db.ListAsync<string>(Kept, new { like = "in other words" }, Ct));
    }

    [Fact]
    public async Task Of_many_changes_written_together_only_those_that_refused_are_taken_back()
    {
        var gate = new TaskCompletionSource();
        var first = Db.WriteAsync(_ => gate.Task, Ct);
        var writes = Enumerable
            .Range(0, 10)
            .Select(n =>
                Db.WriteAsync<Reason?>(
                    async work =>
                    {
                        await work.ExecuteAsync(Put, new { path = $"together {n}", work.Now });
                        return n is 3 or 7 ? Reason.NotToday : null;
                    },
                    Ct
                )
            )
            .ToList();
        gate.SetResult();
        await first;
        Assert.Equal([3, 7], (await Task.WhenAll(writes)).Index().Where(w => w.Item is not null).Select(w => w.Index));
        Assert.Equal(
            [0, 1, 2, 4, 5, 6, 8, 9],
            (await Db.ListAsync<string>(Kept, new { like = "together %" }, Ct)).Select(p => int.Parse(p.Split(' ')[1], null))
        );
    }

    [Fact]
    public async Task A_refusal_that_had_written_nothing_makes_nobody_begin_again()
    {
        var (gate, runs) = (new TaskCompletionSource(), 0);
        var first = Db.WriteAsync(_ => gate.Task, Ct);
        var others = Enumerable.Range(0, 5).Select(_ => Db.WriteAsync(_ => Task.FromResult(Interlocked.Increment(ref runs)), Ct)).ToList();
        var refused = Db.WriteAsync<Reason?>(
            async work =>
            {
                await work.ListAsync<long>("select count(*) from content_file");
                return Reason.NotToday;
            },
            Ct
        );
        gate.SetResult();
        await Task.WhenAll([first, refused, .. others]);
        Assert.Equal(5, runs);
    }

    [Refusal]
    private enum Reason
    {
        NotToday,
    }

    public sealed class OnSqlite(SqliteFixture data) : RefusalTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : RefusalTests(data), IClassFixture<PostgresFixture>;
}
