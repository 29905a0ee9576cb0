using Portal.Web.Search.Counting;

namespace Portal.Tests.Search.Counting;

/// <summary>What a visit adds up to: one need counts once.</summary>
public sealed class VisitsTests
{
    private const int Everything = 1_000_000;

    private readonly Visits visits = new(new CountingOptions());
    private DateTimeOffset now = new(2026, 3, 29, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Going_on_typing_counts_the_last_text_only()
    {
        foreach (var text in new[] { "r", "rout", "route", "router", "router reset" })
            Search(text, results: 0);
        Assert.Equal(["router reset 1/1"], Counted());
    }

    [Fact]
    public void Going_back_to_a_beginning_left_behind_counts_nothing_more()
    {
        foreach (var text in new[] { "rout", "router", "rout", "router" })
            Search(text);
        Assert.Equal(["router 1/0"], Counted());
    }

    [Fact]
    public void Another_word_counts_for_itself()
    {
        foreach (var text in new[] { "ruoter", "router", "wifi" })
            Search(text, results: text == "ruoter" ? 0 : 3);
        Assert.Equal(["router 1/0", "ruoter 1/1", "wifi 1/0"], Counted());
    }

    [Fact]
    public void The_same_text_counts_once_in_a_visit_and_again_in_the_next()
    {
        Search("router");
        Search("  ROUTER ");
        now += TimeSpan.FromMinutes(29);
        Search("router");
        now += TimeSpan.FromMinutes(31);
        Search("router");
        Assert.Equal(["router 2/0"], Counted());
    }

    [Fact]
    public void Readers_and_languages_are_told_apart()
    {
        Search("router");
        Search("router", reader: 2);
        Search("router", language: "de");
        Assert.Equal(["router 1/0", "router 2/0"], Counted());
    }

    [Fact]
    public void A_search_is_counted_when_nothing_goes_on_from_it_for_two_minutes()
    {
        Search("rout");
        now += TimeSpan.FromSeconds(119);
        Assert.Empty(Take(everything: false).Counts);
        now += TimeSpan.FromSeconds(1);
        Assert.Single(Take(everything: false).Counts);
        Search("router");
        Assert.Equal(["router 1/0"], Counted());
    }

    [Fact]
    public void What_was_opened_counts_once_for_the_search_and_once_for_each_article()
    {
        Search("rout");
        Search("router");
        Open("router", "restart-router");
        Open("Router", "restart-router");
        Open("router", "weak-wifi");
        var batch = Take(everything: false);
        Assert.Equal(("router", 1, 1), Assert.Single(batch.Counts.Select(c => (c.Text, c.Searches, c.Opened))));
        Assert.Equal([("restart-router", 1), ("weak-wifi", 1)], batch.Opened.Select(o => (o.Article, o.Opened)));
    }

    [Fact]
    public void Who_opened_something_from_a_beginning_meant_it()
    {
        Search("rout");
        Open("rout", "restart-router");
        Search("router");
        Assert.Equal(["rout 1/0", "router 1/0"], Counted());
    }

    [Fact]
    public void Nothing_can_be_opened_from_what_was_never_searched_for()
    {
        Open("router", "restart-router");
        Search("router");
        Open("wifi", "weak-wifi");
        Open("router", "weak-wifi", reader: 2);
        Assert.Empty(Take(everything: true).Opened);
    }

    [Fact]
    public void Something_personal_is_not_counted_and_takes_its_beginning_with_it()
    {
        foreach (var text in new[] { "anna.reader", "anna.reader@example.net", "0301", "030 1234567", "wifi" })
            Search(text);
        Open("anna.reader", "weak-wifi");
        Assert.Equal(["wifi 1/0"], Counted());
    }

    [Fact]
    public void What_was_pasted_is_not_counted()
    {
        Search(new string('x', SearchTextNormalizer.MaxLength + 1));
        Assert.Empty(Counted());
    }

    [Fact]
    public void Who_searches_faster_than_anybody_types_is_a_machine()
    {
        for (var n = 0; n < 100; n++)
        {
            Search($"{Letters(n)} word", at: now.AddMilliseconds(n * 100));
        }

        Assert.InRange(Counted().Count, 1, 20);
        Search("router");
        Assert.Empty(Counted());
    }

    [Fact]
    public void Before_midnight_is_the_day_before()
    {
        now = new(2026, 3, 29, 23, 59, 59, TimeSpan.Zero);
        Search("router");
        now += TimeSpan.FromSeconds(2);
        Open("router", "restart-router");
        var batch = Take(everything: true);
        Assert.Equal([new DateOnly(2026, 3, 29)], batch.Counts.Select(c => c.Day).Concat(batch.Opened.Select(o => o.Day)).Distinct());
    }

    [Fact]
    public void A_flood_from_everywhere_costs_counts_and_not_memory()
    {
        for (var n = 0; n < 300_000; n++)
            Search($"flood {Letters(n)}", reader: (ulong)(n % 30_000));
        Assert.InRange(visits.Size.Visits, 1, Visits.MaxVisits);
        Assert.InRange(visits.Size.Searches, 1, Visits.MaxSearches + 20);
        var written = Take(everything: true);
        Assert.InRange(written.Counts.Select(c => c.Text).Distinct().Count(), 1, SearchStatistics.MaxTexts + 1);
        now += TimeSpan.FromHours(1);
        Take(everything: false);
        Assert.Equal((0, 0), visits.Size);
    }

    [Fact]
    public void More_texts_than_a_day_can_have_are_counted_together()
    {
        for (var n = 0; n <= SearchStatistics.MaxTexts + 10; n++)
        {
            Search($"flood {Letters(n)}", reader: (ulong)(n / 10), at: now.AddSeconds(n));
            if (n % 50_000 == 0)
                Take(everything: false);
        }

        var counts = Take(everything: true).Counts;
        Assert.Equal(SearchStatistics.MaxTexts + 11, counts.Sum(c => c.Searches));
        Assert.InRange(counts.Single(c => c.Text == "").Searches, 1, 20);
    }

    [Fact]
    public void What_could_not_be_written_is_added_to_what_came_since()
    {
        Search("router");
        var lost = Take(everything: true);
        Search("router", reader: 2);
        visits.Return(lost);
        Assert.Equal(["router 2/0"], Counted());
    }

    private static string Letters(int n) => string.Concat($"{n}".Select(c => (char)('a' + (c - '0'))));

    private void Search(string text, int results = 3, ulong reader = 1, string language = "en", DateTimeOffset? at = null) =>
        visits.See(new(reader, at ?? now, language, text, results, results == 0));

    private void Open(string text, string article, ulong reader = 1) => visits.See(new(reader, now, "en", text, 0, false, article));

    private Batch Take(bool everything) => visits.Take(now, everything, Everything);

    private List<string> Counted() =>
        [.. Take(everything: true).Counts.Select(c => $"{c.Text} {c.Searches}/{c.Missed}").Order(StringComparer.Ordinal)];
}
