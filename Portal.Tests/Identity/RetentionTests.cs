using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Identity;

namespace Portal.Tests.Identity;

/// <summary>What signing in leaves behind is forgotten in time, and not before.</summary>
public abstract class RetentionTests(DatabaseFixture data)
{
    private const string Token =
        "insert into token (purpose, hash, person_id, failed_attempts, created_at, expires_at) values ('p', @hash, @person, 0, @ended, "
        + "@ended)";
    private const string Left =
        "select (select count(*) from session where person_id = @person) + (select count(*) from token where person_id = @person)";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-91, 0)]
    [InlineData(-31, 1)]
    [InlineData(-29, 2)]
    public async Task Old_sessions_and_tokens_go_and_others_stay(int days, long left)
    {
        var person = await TestData
            .In(data)
            .PersonAsync(
                along: async (work, made) =>
                {
                    var ended = work.Now.AddDays(days);
                    await TestData.SessionAsync(
                        work,
                        made,
                        new()
                        {
                            SeenAt = ended,
                            ExpiresAt = ended,
                            EndedAt = ended,
                        }
                    );
                    await work.ExecuteAsync(
                        Token,
                        new
                        {
                            hash = Guid.NewGuid().ToString("N"),
                            person = made.Id,
                            ended,
                        }
                    );
                }
            );
        await new IdentityRetention(data.Database).RunAsync(Ct);
        Assert.Equal(left, await data.Database.SingleOrDefaultAsync<long>(Left, new { person = person.Id }, Ct));
    }

    public sealed class OnSqlite(SqliteFixture data) : RetentionTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : RetentionTests(data), IClassFixture<PostgresFixture>;
}
