using Portal.Tests.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Sessions;

namespace Portal.Tests.Identity;

/// <summary>Sessions end by themselves.</summary>
public abstract class SessionLimitsTests(DatabaseFixture data)
{
    private const string Person = """
        insert into person (key, name, language, email, email_key, security_stamp, version, second_step, last_totp_step, created_at)
        values (@key, 'n', 'en', @key, @key, 's', 'v', @no, 0, @Now) returning id
        """;

    private const string Session = """
        insert into session (hash, person_id, stamp, device, network, stays, second_step, way, created_at, proved_at, seen_at, expires_at)
        values (@hash, @person, 's', 'd', 'n', @stays, @no, 'pwd', @seen, @seen, @seen, @expires)
        """;

    private static readonly SessionLimits Limits = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-29, 60, false, true)]
    [InlineData(-31, 60, false, false)]
    [InlineData(-31, 60, true, true)]
    [InlineData(-1, -1, false, false)]
    [InlineData(-1, -1, true, false)]
    [InlineData(3, 60, false, true)] // another machine's clock
    [InlineData(30, 900, false, false)] // a clock that was set back since
    [InlineData(600_000, 650_000, true, false)]
    public async Task A_session_ends_when_nothing_was_asked_for_and_after_its_longest_time(int seenMinutes, int expiresMinutes, bool stays, bool goesOn)
    {
        var (name, now) = (Guid.NewGuid().ToString("N"), data.Clock.GetUtcNow());
        await data.Database.WriteAsync(
            async work =>
            {
                var person = await work.SingleAsync<long>(Person, new { key = name, no = false, work.Now });
                await work.ExecuteAsync(Session, new { hash = Secret.Hash(name), person, stays, no = false, seen = now.AddMinutes(seenMinutes), expires = now.AddMinutes(expiresMinutes) });
            },
            Ct);
        var store = new SessionStore(data.Database, data.Clock, Limits, arrival: null!);
        Assert.Equal(goesOn, await store.RetrieveAsync(name, Ct) is not null);
    }

    public sealed class OnSqlite(SqliteFixture data) : SessionLimitsTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : SessionLimitsTests(data), IClassFixture<PostgresFixture>;
}
