using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>The trail is a chain: what is changed, taken out or moved is found and named.</summary>
public abstract class AuditChainTests(DatabaseFixture data)
{
    private const string Old = "insert into audit (at, actor, action, target, detail) values (@at, 'system', 'thing.done', @target, '')";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixteen_who_write_at_once_make_one_chain()
    {
        await using var place = await PlaceAsync(data);
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async writer =>
        {
            for (var n = 0; n < 25; n++) await DoAsync(place, $"writer {writer}", 1 + (n % 2));
        }));
        var report = await VerifyAsync(place);
        Assert.Empty(report.Faults);
        Assert.Equal(16 * (13 + (12 * 2)), report.Rows);
    }

    [Fact]
    public async Task Rows_from_before_there_was_a_chain_are_taken_into_it()
    {
        await using var place = await PlaceAsync(data);
        foreach (var n in Enumerable.Range(0, 5)) await place.WriteAsync(work => work.ExecuteAsync(Old, new { at = work.Now, target = $"old {n}" }), Ct);
        await DoAsync(place, "first of the chain");
        var report = await VerifyAsync(place);
        Assert.Empty(report.Faults);
        Assert.Equal(6, report.Rows);
        await place.WriteAsync(work => work.ExecuteAsync(Old, new { at = work.Now, target = "slipped in" }), Ct);
        Assert.Contains("slipped in", Assert.Single((await VerifyAsync(place)).Faults), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("update audit set detail = 'harmless' where seq = 4", "Row 4 ")]
    [InlineData("update audit set actor = 'somebody else' where seq = 4", "Row 4 ")]
    [InlineData("delete from audit where seq = 4", "Row 4 is missing")]
    [InlineData("delete from audit where seq in (3, 4, 5)", "Rows 3 to 5 are missing")]
    [InlineData("delete from audit where seq > 6", "The last 2 rows are missing")]
    [InlineData("update audit set seq = case seq when 2 then 102 when 3 then 103 end where seq in (2, 3); update audit set seq = 105 - seq where seq > 100", "Row 2 ")]
    [InlineData("update audit_head set seq = 7", "does not end")]
    public async Task What_was_done_to_the_trail_is_named(string harm, string named)
    {
        await using var place = await PlaceAsync(data);
        for (var n = 0; n < 8; n++) await DoAsync(place, $"thing {n}");
        Assert.Empty((await VerifyAsync(place)).Faults);
        await place.WriteAsync(work => work.ExecuteAsync(harm), Ct);
        Assert.Contains((await VerifyAsync(place)).Faults, f => f.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_noted_the_end_finds_out_that_the_chain_was_shortened()
    {
        await using var place = await PlaceAsync(data);
        for (var n = 0; n < 4; n++) await DoAsync(place, $"thing {n}");
        var (verification, end) = (new AuditVerification(place), (await VerifyAsync(place)).End);
        await DoAsync(place, "later");
        Assert.Empty((await verification.RunAsync(end, Ct)).Faults);
        await place.WriteAsync(work => work.ExecuteAsync("delete from audit where seq > 3; update audit_head set seq = 3, hash = (select hash from audit where seq = 3)"), Ct);
        Assert.Empty((await verification.RunAsync(null, Ct)).Faults);
        Assert.Contains(end, Assert.Single((await verification.RunAsync(end, Ct)).Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_fails_leaves_the_chain_as_it_was()
    {
        await using var place = await PlaceAsync(data);
        await DoAsync(place, "before");
        await Assert.ThrowsAsync<InvalidOperationException>(() => place.WriteAsync(
            async work =>
            {
                await work.AuditAsync("A", "thing.done", "never");
                throw new InvalidOperationException("Not allowed");
            },
            Ct));
        await DoAsync(place, "after");
        var report = await VerifyAsync(place);
        Assert.Empty(report.Faults);
        Assert.Equal(2, report.Rows);
    }

    // Each on a database of its own, for each harms it.
    private static async Task<Database> PlaceAsync(DatabaseFixture data)
    {
        var place = await data.EmptyAsync();
        await data.MigrateAsync(place, Ct);
        return new Database(place, data.Clock);
    }

    private static Task DoAsync(Database place, string target, int times = 1) => place.WriteAsync(
        async work =>
        {
            for (var n = 0; n < times; n++) await work.AuditAsync("person:a", "thing.done", target, "Ärger: 4");
        },
        Ct);

    private static Task<AuditReport> VerifyAsync(Database place) => new AuditVerification(place).RunAsync(null, Ct);

    public sealed class OnSqlite(SqliteFixture data) : AuditChainTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : AuditChainTests(data), IClassFixture<PostgresFixture>;
}
