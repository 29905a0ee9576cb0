using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>The trail loses its oldest rows after their time, and what is left is still a trail.</summary>
public abstract class DataRetentionTests(DatabaseFixture data)
{
    private const string Tags = "select tag from change order by seq";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Old_rows_go_and_the_rest_is_verified_from_where_each_chain_begins_now()
    {
        await using var place = await PlaceAsync();
        var (chains, retention) = (place.Dialect.AuditChains, new DataRetention(place, new RetentionOptions { AuditDays = 100 }));
        for (var n = 0; n < 3 * chains; n++)
            await DoAsync(place, $"old {n}");
        var noted = (await VerifyAsync(place)).End;
        data.Clock.Advance(TimeSpan.FromDays(99));
        for (var n = 0; n < 2 * chains; n++)
            await DoAsync(place, $"new {n}");
        await retention.RunAsync(Ct);
        Assert.Equal(5 * chains, (await VerifyAsync(place)).Rows);
        data.Clock.Advance(TimeSpan.FromDays(2));
        await Task.WhenAll(retention.RunAsync(Ct), retention.RunAsync(Ct));
        Assert.Equal(0, await CountAsync(place, "select count(*) from audit where target like 'old %'"));
        Assert.Equal(2 * chains, await CountAsync(place, "select count(*) from audit where target like 'new %'"));
        var report = await VerifyAsync(place);
        Assert.Empty(report.Faults);
        Assert.Empty((await new AuditVerification(place).RunAsync(noted, Ct)).Faults); // an end that was noted is where a chain begins now
        data.Clock.Advance(TimeSpan.FromDays(101));
        await DoAsync(place, "latest");
        await retention.RunAsync(Ct);
        await retention.RunAsync(Ct);
        Assert.Empty((await VerifyAsync(place)).Faults);
    }

    [Fact]
    public async Task Who_takes_rows_off_the_beginning_is_found_out()
    {
        await using var place = await PlaceAsync();
        for (var n = 0; n < 4 * place.Dialect.AuditChains; n++)
            await DoAsync(place, $"thing {n}");
        await place.WriteAsync(
            work =>
                work.ExecuteAsync(
                    """
                    update audit_head set from_seq = 2, from_hash = (select hash from audit where chain = 1 and seq = 2)
                    where id = 1; delete from audit where chain = 1 and seq <= 2
                    """
                ),
            Ct
        );
        Assert.Contains("beginning of chain 1", Assert.Single((await VerifyAsync(place)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_beginning_that_was_noted_under_the_former_name_of_its_action_is_still_one()
    {
        await using var place = await PlaceAsync();
        for (var n = 0; n < 4 * place.Dialect.AuditChains; n++)
            await DoAsync(place, $"thing {n}");
        await place.WriteAsync(
            async work =>
            {
                var hash = await work.SingleAsync<string>("select hash from audit where chain = 1 and seq = 2", new { });
                await work.ExecuteAsync("update audit_head set from_seq = 2, from_hash = @hash where id = 1", new { hash });
                await work.ExecuteAsync("delete from audit where chain = 1 and seq <= 2");
                await work.AuditAsync("system", "audit.cut", "audit:1", $"1/2:{hash}");
            },
            Ct
        );
        Assert.Empty((await VerifyAsync(place)).Faults);
    }

    [Fact]
    public async Task Kept_for_ever_means_for_ever()
    {
        await using var place = await PlaceAsync();
        await DoAsync(place, "old");
        data.Clock.Advance(TimeSpan.FromDays(10_000));
        await new DataRetention(place, new RetentionOptions { AuditDays = 0, ChangeDays = 0 }).RunAsync(Ct);
        Assert.Equal(1, (await VerifyAsync(place)).Rows);
    }

    [Fact]
    public async Task Notices_of_changes_go_after_a_month_but_for_the_last()
    {
        await using var place = await PlaceAsync();
        foreach (var tag in new[] { "a", "b" })
            await place.WriteAsync(work => work.ChangedAsync(tag), Ct);
        data.Clock.Advance(TimeSpan.FromDays(31));
        await new DataRetention(place, new RetentionOptions()).RunAsync(Ct);
        Assert.Equal(["b"], await place.ListAsync<string>(Tags, ct: Ct));
        await place.WriteAsync(work => work.ChangedAsync("c"), Ct);
        await new DataRetention(place, new RetentionOptions()).RunAsync(Ct);
        Assert.Equal(["c"], await place.ListAsync<string>(Tags, ct: Ct));
    }

    private static Task DoAsync(Database place, string target) =>
        place.WriteAsync(work => work.AuditAsync("system", "thing.done", target), Ct);

    private static Task<AuditReport> VerifyAsync(Database place) => new AuditVerification(place).RunAsync(null, Ct);

    private static async Task<long> CountAsync(Database place, string sql) => await place.SingleOrDefaultAsync<long>(sql, ct: Ct);

    private async Task<Database> PlaceAsync()
    {
        var place = await data.EmptyAsync();
        await data.MigrateAsync(place, Ct);
        return new Database(place, data.Clock);
    }

    public sealed class OnSqlite(SqliteFixture data) : DataRetentionTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : DataRetentionTests(data), IClassFixture<PostgresFixture>;
}
