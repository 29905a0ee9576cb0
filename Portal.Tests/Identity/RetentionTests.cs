using Portal.Tests.Data;
using Portal.Web.Identity;

namespace Portal.Tests.Identity;

/// <summary>What signing in leaves behind is forgotten in time, and not before.</summary>
public abstract class RetentionTests(DatabaseFixture data)
{
    private const string Person = """
        insert into person (key, name, language, email, email_key, security_stamp, version, second_step, last_totp_step, created_at)
        values (@key, 'n', 'en', @key, @key, 's', 'v', @no, 0, @Now) returning id
        """;

    private const string Session = """
        insert into session (hash, person_id, stamp, device, network, stays, second_step, way, created_at, proved_at, seen_at, expires_at, ended_at)
        values (@hash, @person, 's', 'd', 'n', @no, @no, 'pwd', @ended, @ended, @ended, @ended, @ended)
        """;

    private const string Token = "insert into token (purpose, hash, person_id, guesses, created_at, expires_at) values ('p', @hash, @person, 0, @ended, @ended)";
    private const string Left = "select (select count(*) from session where person_id = @person) + (select count(*) from token where person_id = @person)";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-91, 0)]
    [InlineData(-31, 1)]
    [InlineData(-29, 2)]
    public async Task Old_sessions_and_tokens_go_and_others_stay(int days, long left)
    {
        var person = await data.Database.WriteAsync(
            async work =>
            {
                var id = await work.SingleAsync<long>(Person, new { key = Guid.NewGuid().ToString("N"), no = false, work.Now });
                var values = new { hash = Guid.NewGuid().ToString("N"), person = id, no = false, ended = work.Now.AddDays(days) };
                await work.ExecuteAsync(Session, values);
                await work.ExecuteAsync(Token, values);
                return id;
            },
            Ct);
        await new Retention(data.Database).RunAsync(Ct);
        Assert.Equal(left, await data.Database.SingleOrDefaultAsync<long>(Left, new { person }, Ct));
    }

    public sealed class OnSqlite(SqliteFixture data) : RetentionTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : RetentionTests(data), IClassFixture<PostgresFixture>;
}
