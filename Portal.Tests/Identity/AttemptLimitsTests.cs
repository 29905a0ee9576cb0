using System.Net;
using Microsoft.AspNetCore.Http;
using Portal.Tests.Data;
using Portal.Web.Identity;
using Portal.Web.Identity.Attempts;

namespace Portal.Tests.Identity;

/// <summary>Those who guess wait ever longer, from wherever they come; those who know do not wait for others.</summary>
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
            if (wait > TimeSpan.Zero)
                waits.Add(wait.TotalSeconds);
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
        for (var n = 0; n < 5; n++)
            await Limits.TakeAsync([attempt], Ct);
        data.Clock.AdjustTime(data.Clock.GetUtcNow().AddDays(-400));
        Assert.Equal(TimeSpan.Zero, await Limits.TakeAsync([attempt], Ct));
        Assert.InRange(await Limits.TakeAsync([attempt], Ct), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task A_hundred_at_once_are_counted_one_after_the_other()
    {
        var attempt = Of("at once");
        var waits = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => new AttemptLimits(data.Database).TakeAsync([attempt], Ct)));
        Assert.Equal(5, waits.Count(w => w == TimeSpan.Zero));
    }

    [Fact]
    public async Task Guesses_from_three_thousand_networks_are_ten_and_then_wait_and_end_at_a_hundred()
    {
        var taken = 0;
        for (var n = 0; n < 60; n++)
            taken += await TryAsync("victim", $"2001:db8:{n:x}:1::1") == TimeSpan.Zero ? 1 : 0;
        Assert.Equal(10, taken);
        for (var n = 0; n < 120; n++)
        {
            data.Clock.Advance(TimeSpan.FromMinutes(15));
            taken += await TryAsync("victim", $"2001:db8:{n:x}:2::1") == TimeSpan.Zero ? 1 : 0;
        }

        Assert.Equal(AccountAttempts.MaxPasswords, taken);
        data.Clock.Advance(TimeSpan.FromDays(20));
        Assert.Equal(AttemptLimits.Never, await TryAsync("victim", "203.0.113.77"));
        Assert.Equal(
            TimeSpan.Zero,
            await Limits.TakeAsync(
                AccountAttempts.For(AccountAttempts.SignIn, "victim", From("203.0.113.78"), "a browser of its owner"),
                Ct
            )
        );
        Assert.Equal(TimeSpan.Zero, await TryAsync("somebody else", "203.0.113.79"));
    }

    [Theory]
    [InlineData(AccountAttempts.SecondStep)]
    [InlineData(AccountAttempts.ResetStep)]
    public async Task Codes_of_a_second_step_end_at_fifty_from_everywhere_and_from_a_browser_of_the_owner_apart(string scope)
    {
        var (number, guessed) = (0, $"guessed at {scope}");
        var strangers = await EndAsync(() => AccountAttempts.For(scope, guessed, From($"2001:db8:{number++:x}:3::1"), null));
        var owners = await EndAsync(() => AccountAttempts.For(scope, guessed, From("203.0.113.80"), "known"));
        Assert.Equal((AccountAttempts.MaxCodes, AccountAttempts.MaxCodes), (strangers, owners));
        var other = scope == AccountAttempts.SecondStep ? AccountAttempts.ResetStep : AccountAttempts.SecondStep;
        // its half is not used up
        Assert.Equal(TimeSpan.Zero, await Limits.TakeAsync(AccountAttempts.For(other, guessed, From("203.0.113.81"), null), Ct));
        await Limits.SucceedAsync(AccountAttempts.Over(scope, guessed, From("203.0.113.82"), null), Ct); // as with a new password
        Assert.Equal(TimeSpan.Zero, await Limits.TakeAsync(AccountAttempts.For(scope, guessed, From("203.0.113.82"), null), Ct));
    }

    [Fact]
    public async Task Codes_for_a_customer_number_end_at_a_hundred_and_open_again_for_who_is_right_or_after_a_month()
    {
        var (number, other) = (CustomerNumberAttempts.For("C100"), CustomerNumberAttempts.For("C200"));
        Assert.Equal(100, await EndAsync(() => [number]));
        Assert.Equal(TimeSpan.Zero, await Limits.TakeAsync([other], Ct));
        Assert.Equal(AttemptLimits.Never, await Limits.TakeAsync([number], Ct));
        data.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(TimeSpan.Zero, await Limits.TakeAsync([number], Ct));
        await Limits.SucceedAsync([number], Ct);
        for (var n = 0; n < 10; n++)
            Assert.Equal(TimeSpan.Zero, await Limits.TakeAsync([number], Ct));
        Assert.InRange(await Limits.TakeAsync([number], Ct), TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Who_signs_in_with_an_account_of_their_own_wins_no_guesses_by_it()
    {
        var answered = 0;
        for (var n = 0; n < 130; n++)
        {
            answered += await TryAsync($"one of many {n}", "198.51.100.20") == TimeSpan.Zero ? 1 : 0;
            if (await TryAsync("the guesser's own", "198.51.100.20") == TimeSpan.Zero)
                await SucceedAsync("the guesser's own", "198.51.100.20");
            var device = AccountAttempts.For(AccountAttempts.SignIn, "the guesser's own", From("198.51.100.20"), "a browser of theirs");
            await Limits.TakeAsync(device, Ct);
            await Limits.SucceedAsync(device, Ct);
        }

        Assert.InRange(answered, 50, 100);
    }

    [Fact]
    public async Task Hundreds_who_know_their_password_or_find_it_in_the_end_do_not_slow_each_other_down_and_a_guesser_beside_them_waits()
    {
        for (var n = 0; n < 100; n++)
        {
            for (var mistyped = 0; mistyped < 3; mistyped++)
                Assert.Equal(TimeSpan.Zero, await TryAsync($"customer {n}", "198.51.100.30"));
            await SucceedAsync($"customer {n}", "198.51.100.30");
        }

        var guesses = 0;
        while (guesses < 300 && await TryAsync($"victim {guesses}", "198.51.100.30") == TimeSpan.Zero)
            guesses++;
        Assert.Equal(100, guesses);
    }

    [Fact]
    public async Task A_network_that_is_busy_all_the_time_is_slowed_down_and_never_closed()
    {
        var guesses = 0;
        for (; await TryAsync($"spray {guesses}", "198.51.100.40") == TimeSpan.Zero; guesses++)
            Assert.InRange(guesses, 0, 100);
        for (var hour = 0; hour < 3; hour++)
        {
            var wait = await TryAsync("any", "198.51.100.40");
            Assert.InRange(wait, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(36));
            for (var refused = 0; refused < 20; refused++)
                Assert.Equal(wait, await TryAsync("any", "198.51.100.40")); // what is refused does not count
            data.Clock.Advance(wait);
            Assert.Equal(TimeSpan.Zero, await TryAsync($"after {hour}", "198.51.100.40"));
        }

        data.Clock.Advance(TimeSpan.FromHours(1));
        for (var n = 0; n < 100; n++)
            Assert.Equal(TimeSpan.Zero, await TryAsync($"an hour later {n}", "198.51.100.40"));
    }

    [Fact]
    public async Task A_form_that_comes_twice_at_once_over_two_nodes_is_one_attempt_and_other_words_in_it_are_another()
    {
        var attempt = Of("touched twice");
        for (var n = 0; n < 4; n++)
            await Limits.TakeAsync([attempt], Ct);
        AttemptLimits[] nodes = [Node("token", "right"), Node("token", "right")];
        Assert.Equal([TimeSpan.Zero, TimeSpan.Zero], await Task.WhenAll(nodes.Select(n => n.TakeAsync([attempt], Ct))));
        Assert.Equal(5, await Limits.FailuresAsync(attempt, data.Clock.GetUtcNow(), Ct));
        foreach (var other in new[] { Node("token", "other words"), Node("other form", "right"), Limits })
            Assert.NotEqual(TimeSpan.Zero, await other.TakeAsync([attempt], Ct));
        Assert.Equal(TimeSpan.Zero, await nodes[0].TakeAsync([Of("somebody else")], Ct));
        // the same words for another account count there
        Assert.Equal(1, await Limits.FailuresAsync(Of("somebody else"), data.Clock.GetUtcNow(), Ct));
        Assert.Equal(TimeSpan.Zero, await nodes[1].TakeAsync([attempt], Ct));
        Assert.NotEqual(TimeSpan.Zero, await nodes[1].TakeAsync([attempt], Ct)); // nobody touches a button four times by accident
        data.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(TimeSpan.Zero, await nodes[0].TakeAsync([attempt], Ct));
        Assert.Equal(6, await Limits.FailuresAsync(attempt, data.Clock.GetUtcNow(), Ct));
    }

    [Theory]
    [InlineData("2001:db8:77:{0:x4}::1", 400)] // a /48
    [InlineData("2001:db8:78:00{0:x2}::1", 100)] // a /56
    [InlineData("2001:db8:79:1::{0:x}", 50)] // a /64
    public async Task The_networks_of_a_provider_add_up(string addresses, int most)
    {
        var taken = 0;
        for (var n = 0; n < 450; n++)
            taken +=
                await TryAsync(
                    $"{addresses} {n}",
                    string.Format(System.Globalization.CultureInfo.InvariantCulture, addresses, most == 400 ? n * 7 : n % 256)
                ) == TimeSpan.Zero
                    ? 1
                    : 0;
        Assert.Equal(most, taken);
    }

    private AttemptLimits Node(string token, string words)
    {
        var form = new FormCollection(
            new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { [DoubleSubmit.Field] = token, ["code"] = words }
        );
        var context = new DefaultHttpContext
        {
            Request =
            {
                Method = "POST",
                ContentType = "application/x-www-form-urlencoded",
                Form = form,
            },
        };
        return new(data.Another(), new Request(context));
    }

    // How many there are until the way is closed, by somebody who has all the time there is.
    private async Task<int> EndAsync(Func<IReadOnlyList<Attempt>> next)
    {
        var wait = TimeSpan.Zero;
        for (var taken = 0; taken < 200; data.Clock.Advance(TimeSpan.FromMinutes(15)))
        {
            if ((wait = await Limits.TakeAsync(next(), Ct)) == AttemptLimits.Never)
                return taken;
            Assert.Equal(TimeSpan.Zero, wait);
            taken++;
        }

        return -1;
    }

    private sealed class Request(HttpContext context) : IHttpContextAccessor
    {
        public HttpContext? HttpContext { get; set; } = context;
    }

    public sealed class OnSqlite(SqliteFixture data) : AttemptLimitsTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : AttemptLimitsTests(data), IClassFixture<PostgresFixture>;

    private static Attempt Of(string account) => Attempt.ForAccount("test", new DefaultHttpContext(), account, free: 5);

    private static DefaultHttpContext From(string network) =>
        new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse(network) } };

    private static IReadOnlyList<Attempt> Everything(string account, string network) =>
        AccountAttempts.For(AccountAttempts.SignIn, account, From(network), null);

    private Task<TimeSpan> TryAsync(string account, string network) => Limits.TakeAsync(Everything(account, network), Ct);

    private Task SucceedAsync(string account, string network) =>
        Limits.SucceedAsync(AccountAttempts.Over(AccountAttempts.SignIn, account, From(network), null), Ct);
}
