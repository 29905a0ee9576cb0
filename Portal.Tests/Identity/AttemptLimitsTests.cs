using Microsoft.AspNetCore.Http;
using Portal.Tests.Data;
using Portal.Web.Identity.Attempts;

namespace Portal.Tests.Identity;

/// <summary>Those who guess wait ever longer; those who know do not wait for others.</summary>
public abstract class AttemptLimitsTests(DatabaseFixture data)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private AttemptLimits Limits => new(data.Database);

    [Fact]
    public async Task After_the_free_ones_each_failure_doubles_the_wait_up_to_a_quarter_of_an_hour()
    {
        var attempt = Of("guessed");
        var waits = new List<double>();
        for (var n = 0; n < 14; n++)
        {
            Assert.Equal(TimeSpan.Zero, await Limits.TakeAsync([attempt], Ct));
            var wait = await Limits.TakeAsync([attempt], Ct);
            if (wait > TimeSpan.Zero) waits.Add(wait.TotalSeconds);
            data.Clock.Advance(TimeSpan.FromMinutes(15));
        }

        Assert.Equal([1, 2, 4, 8, 16], waits.Take(5));
        Assert.Equal(900, waits[^1]);
    }

    [Fact]
    public async Task Nobody_waits_for_as_long_as_a_clock_was_ahead_and_what_failed_still_counts()
    {
        var attempt = Of("ahead");
        data.Clock.Advance(TimeSpan.FromDays(400));
        for (var n = 0; n < 5; n++) await Limits.TakeAsync([attempt], Ct);
        data.Clock.AdjustTime(data.Clock.GetUtcNow().AddDays(-400));
        Assert.Equal(TimeSpan.Zero, await Limits.TakeAsync([attempt], Ct));
        Assert.InRange(await Limits.TakeAsync([attempt], Ct), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task Sixty_who_know_their_password_do_not_slow_each_other_down_and_a_guesser_beside_them_waits()
    {
        var network = Of("network");
        for (var n = 0; n < 60; n++)
        {
            Assert.Equal(TimeSpan.Zero, await Limits.TakeAsync([network], Ct));
            await Limits.GiveBackAsync(network, Ct);
        }

        for (var n = 0; n < network.Free; n++) Assert.Equal(TimeSpan.Zero, await Limits.TakeAsync([network], Ct));
        Assert.NotEqual(TimeSpan.Zero, await Limits.TakeAsync([network], Ct));
    }

    public sealed class OnSqlite(SqliteFixture data) : AttemptLimitsTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : AttemptLimitsTests(data), IClassFixture<PostgresFixture>;

    private static Attempt Of(string account) => Attempt.OfAccount("test", new DefaultHttpContext(), account, free: 5);
}
