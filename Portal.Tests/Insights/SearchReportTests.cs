using Portal.Tests.Data;
using Portal.Web.Insights;
using Portal.Web.Search.Counting;

namespace Portal.Tests.Insights;

/// <summary>The editors' lists, on each database.</summary>
public abstract class SearchReportTests(DatabaseFixture data) : IAsyncLifetime
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SearchReport Report => new(data.Database, new InsightsOptions(), data.Clock);

    private DateOnly Since => Report.Since(30);

    public async ValueTask InitializeAsync()
    {
        await data.Database.WriteAsync(work => work.ExecuteAsync("delete from search_opened; delete from search_count"), Ct);
        var (today, before) = (Report.Since(1), Report.Since(40));
        await new SearchCountStore(data.Database, new CountingOptions()).AddAsync(
            new(
                [
                    Row("esim", 5, missed: 5, day: today),
                    Row("esim", 4, missed: 4, day: today.AddDays(-3)),
                    Row("umzug", 7, missed: 7, results: 2, day: today),
                    Row("rechnung", 8, results: 4, day: today),
                    Row("router", 9, missed: 1, opened: 6, results: 12, day: today),
                    Row("frau muster kündigt roaming", 1, missed: 1, day: today),
                    Row("roaming türkei", 2, missed: 2, day: today),
                    Row("", 3, missed: 1, day: today),
                    Row("esim", 50, missed: 50, day: before),
                    Row("wifi", 4, missed: 4, day: today) with
                    {
                        Language = "en",
                    },
                ],
                [Opened("restart-router", 4, today), Opened("weak-wifi", 5, today), Opened("restart-router", 40, before)]
            ),
            Ct
        );
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_found_nothing_stands_first_where_most_looked_for_it()
    {
        var rows = await Report.ListAsync(SearchList.Missed, "de", Since, 0, 20, Ct);
        Assert.Equal([("esim", 9, 0), ("umzug", 7, 2), ("router", 1, 12)], rows.Select(r => (r.Text, r.Missed, r.Results)));
        Assert.Equal(3, await Report.CountAsync(SearchList.Missed, "de", Since, Ct));
    }

    [Fact]
    public async Task What_was_found_and_not_opened_is_a_list_of_its_own()
    {
        var row = Assert.Single(await Report.ListAsync(SearchList.Ignored, "de", Since, 0, 20, Ct));
        Assert.Equal(("rechnung", 8), (row.Text, row.Found));
    }

    [Fact]
    public async Task The_most_frequent_name_the_article_most_readers_opened()
    {
        var rows = await Report.ListAsync(SearchList.Frequent, "de", Since, 0, 20, Ct);
        Assert.Equal(["esim", "router", "rechnung", "umzug"], rows.Select(r => r.Text));
        Assert.Equal([("weak-wifi", 5), ("restart-router", 4)], rows[1].Articles.Select(a => (a.Article, a.Opened)));
    }

    [Fact]
    public async Task A_list_has_pages()
    {
        Assert.Equal(["esim", "router"], (await Report.ListAsync(SearchList.Frequent, "de", Since, 0, 2, Ct)).Select(r => r.Text));
        Assert.Equal(["rechnung", "umzug"], (await Report.ListAsync(SearchList.Frequent, "de", Since, 2, 2, Ct)).Select(r => r.Text));
        Assert.Empty(await Report.ListAsync(SearchList.Frequent, "de", Since, 4, 2, Ct));
    }

    [Fact]
    public async Task Of_rare_texts_only_the_words_that_enough_visits_typed_are_told()
    {
        var rare = await Report.RareAsync(SearchList.Missed, "de", Since, Ct);
        Assert.Equal((3, 2), (rare.Searches, rare.Texts));
        Assert.Equal([("roaming", 3L)], rare.Words);
    }

    [Fact]
    public async Task Every_day_of_the_period_is_there_and_languages_are_told_apart()
    {
        var days = await Report.DaysAsync("de", Since, 30, Ct);
        Assert.Equal(30, days.Count);
        Assert.Equal((Report.Since(1), 35, 17), (days[^1].Day, days[^1].Searches, days[^1].Missed));
        Assert.Equal((4, 0), (days[^4].Searches, days[^2].Searches));
        Assert.Equal(
            [("de", 39, 21), ("en", 4, 4)],
            (await Report.LanguagesAsync(Since, Ct))
                .OrderBy(s => s.Language, StringComparer.Ordinal)
                .Select(s => (s.Language, s.Searches, s.Missed))
        );
    }

    private static SearchCount Row(string text, int searches, DateOnly day, int missed = 0, int opened = 0, int results = 0) =>
        new()
        {
            Day = day,
            Language = "de",
            Text = text,
            Searches = searches,
            Missed = missed,
            Opened = opened,
            Results = results,
        };

    private static OpenedCount Opened(string article, int opened, DateOnly day) =>
        new()
        {
            Day = day,
            Language = "de",
            Text = "router",
            Article = article,
            Opened = opened,
        };

    public sealed class OnSqlite(SqliteFixture data) : SearchReportTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : SearchReportTests(data), IClassFixture<PostgresFixture>;
}
