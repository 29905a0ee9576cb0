using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>There is no action without its row in the trail, and no row without its action.</summary>
public abstract class AuditTrailTests(DatabaseFixture data)
{
    private const string Row = "select at, actor, action, target, detail from audit where target = @target";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_trail_says_who_did_what_to_what_and_when()
    {
        var now = await data.Database.WriteAsync(
            async work =>
            {
                await work.AuditAsync("E-42", "article.published", "article:no-internet/ru", "Нет интернета");
                return work.Now;
            },
            Ct
        );
        var row = await data.Database.SingleOrDefaultAsync<Entry>(Row, new { target = "article:no-internet/ru" }, Ct);
        Assert.Equal(
            new Entry
            {
                At = now,
                Actor = "E-42",
                Action = "article.published",
                Target = "article:no-internet/ru",
                Detail = "Нет интернета",
            },
            row
        );
    }

    [Fact]
    public async Task A_deed_that_fails_leaves_no_row()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            data.Database.WriteAsync(
                async work =>
                {
                    await work.AuditAsync("E-42", "article.retired", "article:failed");
                    throw new InvalidOperationException("Not allowed");
                },
                Ct
            )
        );
        Assert.Null(await data.Database.SingleOrDefaultAsync<Entry>(Row, new { target = "article:failed" }, Ct));
    }

    public sealed class OnSqlite(SqliteFixture data) : AuditTrailTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : AuditTrailTests(data), IClassFixture<PostgresFixture>;

    private sealed record Entry
    {
        public required DateTimeOffset At { get; init; }

        public required string Actor { get; init; }

        public required string Action { get; init; }

        public required string Target { get; init; }

        public required string Detail { get; init; }
    }
}
