using Portal.Tests.Data;
using Portal.Tests.Hosting;
using Portal.Web.Identity;
using Portal.Web.Identity.Sessions;

namespace Portal.Tests.Identity;

/// <summary>Sessions end by themselves.</summary>
public abstract class SessionLimitsTests(DatabaseFixture data)
{
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
    public async Task A_session_ends_when_nothing_was_asked_for_and_after_its_longest_time(
        int seenMinutes,
        int expiresMinutes,
        bool isPersistent,
        bool goesOn
    )
    {
        var (name, now) = (Guid.NewGuid().ToString("N"), data.Clock.GetUtcNow());
        var made = TestData.In(data);
        await made.SessionAsync(
            await made.PersonAsync(),
            new()
            {
                Hash = Secret.Hash(name),
                IsPersistent = isPersistent,
                SeenAt = now.AddMinutes(seenMinutes),
                ExpiresAt = now.AddMinutes(expiresMinutes),
            }
        );
        var store = new SessionStore(data.Database, data.Clock, Limits, arrival: null!);
        Assert.Equal(goesOn, await store.RetrieveAsync(name, Ct) is not null);
    }

    public sealed class OnSqlite(SqliteFixture data) : SessionLimitsTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : SessionLimitsTests(data), IClassFixture<PostgresFixture>;
}
