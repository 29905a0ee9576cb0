using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Tests.Site.PageCache;

/// <summary>What is kept stays within its room, what is asked for outlives what is not, and a change takes away what shows it.</summary>
public sealed class CacheStoreTests
{
    private static readonly string[] Any = ["any"];

    [Fact]
    public void The_oldest_make_way_one_by_one_and_what_is_asked_for_stays()
    {
        var store = new CacheStore<int, Finished>(100);
        for (var key = 0; key < 10; key++)
            store.Keep(key, new(10), store.Generation);
        Assert.NotNull(store.Find(0));
        store.Keep(10, new(10), store.Generation);
        Assert.Equal(
            (10, true, false, true),
            (store.Count, store.Find(0) is not null, store.Find(1) is not null, store.Find(10) is not null)
        );
        store.Keep(11, new(30), store.Generation);
        Assert.Equal([0, 5, 6, 7, 8, 9, 10, 11], Enumerable.Range(0, 12).Where(key => store.Find(key) is not null));
    }

    [Fact]
    public void Room_is_made_even_when_everything_is_asked_for()
    {
        var store = new CacheStore<int, Finished>(100);
        for (var key = 0; key < 1000; key++)
        {
            store.Keep(key, new(10), store.Generation);
            for (var asked = 0; asked <= key; asked++)
                store.Find(asked);
            Assert.InRange(store.Count, 0, 10);
        }

        store.Keep(1000, new(101), store.Generation);
        Assert.Equal((10, null), (store.Count, store.Find(1000)));
    }

    [Fact]
    public void Something_kept_again_takes_the_place_of_the_older()
    {
        var store = new CacheStore<int, Finished>(100);
        for (var turn = 0; turn < 1000; turn++)
            store.Keep(1, new(60), store.Generation);
        store.Keep(2, new(40), store.Generation);
        Assert.Equal(2, store.Count);
    }

    [Fact]
    public void A_change_takes_away_what_shows_it_and_what_was_rendered_meanwhile()
    {
        var store = new CacheStore<int, Finished>(100);
        store.Keep(1, new(50, "a"), store.Generation);
        store.Keep(2, new(50, "b"), store.Generation);
        var before = store.Generation;
        store.Drop(["a"]);
        store.Keep(3, new(10, "b"), before);
        Assert.Equal((null, true, null), (store.Find(1), store.Find(2) is not null, store.Find(3)));
        store.Keep(4, new(50, "a"), store.Generation);
        Assert.Equal(2, store.Count);
    }

    [Fact]
    public void Only_what_was_asked_a_short_while_ago_is_worth_keeping()
    {
        var clock = Clocks.Standing();
        var store = new QueryPageStore(new LimitOptions(), clock);
        Assert.DoesNotContain(Enumerable.Range(0, 5000), n => store.IsAskedAgain($"one-off {n}"));
        Assert.True(store.IsAskedAgain("one-off 4999"));
        Assert.False(store.IsAskedAgain("one-off 0")); // so many came since that it is forgotten
        clock.Advance(TimeSpan.FromMinutes(11));
        Assert.True(store.IsAskedAgain("one-off 4999"));
        clock.Advance(TimeSpan.FromMinutes(21));
        Assert.False(store.IsAskedAgain("one-off 4999"));
    }

    [Theory]
    [InlineData(0, 30, 30)]
    [InlineData(1, 30, 30)] // "today" is over before the page would be rendered anew anyway
    [InlineData(1, 90, 60)]
    [InlineData(1, null, 60)]
    [InlineData(0, null, null)]
    public void A_page_that_says_today_is_kept_until_midnight_at_most(int minutes, int? midnight, int? stale)
    {
        var clock = Clocks.Standing();
        var store = new PageStore(new LimitOptions(), clock);
        var context = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton<TimeProvider>(clock).BuildServiceProvider(),
        };
        var finishing = new CacheEntryBuilder(store, "/en");
        context.Features.Set(finishing);
        if (midnight is { } end)
        {
            context.StandsUntil(clock.GetUtcNow().AddSeconds(end));
            context.StandsUntil(clock.GetUtcNow().AddDays(1)); // what ends later changes nothing
        }

        var page = finishing.Keep(context, [1], new CacheableAttribute { Minutes = minutes });
        Assert.Equal(stale, (page.StaleAt - clock.GetUtcNow())?.TotalSeconds);
        clock.Advance(TimeSpan.FromSeconds(45));
        Assert.Equal(stale is null or > 45, store.Fresh("/en") is not null);
    }

    private sealed record Finished(long Size, params string[] More) : ICachedContent
    {
        public IReadOnlySet<string> Tags { get; } = Any.Concat(More).ToHashSet();
    }
}
