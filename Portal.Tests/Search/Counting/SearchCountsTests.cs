using Portal.Tests.Data;
using Portal.Web.Search.Counting;

namespace Portal.Tests.Search.Counting;

/// <summary>The counts in the tables, on each database: they add up, and they grow old.</summary>
public abstract class SearchCountsTests(DatabaseFixture data)
{
    private const string Rows =
        "select day, language, text, searches, missed, opened, results from search_count where language = @language order by day, text";
    private const string OpenedRows = "select day, language, text, article, opened from search_opened where language = @language";

    private static readonly DateOnly Today = new(2026, 3, 29);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private SearchCountStore Counts => new(data.Database, new CountingOptions());

    [Fact]
    public async Task Each_write_adds_to_what_stands_there()
    {
        await AddAsync(
            new()
            {
                Day = Today,
                Language = "de",
                Text = "router",
                Searches = 2,
                Missed = 2,
                Results = 0,
            }
        );
        await AddAsync(
            new()
            {
                Day = Today,
                Language = "de",
                Text = "router",
                Searches = 1,
                Results = 7,
            }
        );
        await AddAsync(
            new()
            {
                Day = Today,
                Language = "de",
                Text = "router",
                Opened = 1,
            }
        );
        await Counts.AddAsync(new([], [Opening("de", Today), Opening("de", Today)]), Ct);
        Assert.Equal(
            [
                new()
                {
                    Day = Today,
                    Language = "de",
                    Text = "router",
                    Searches = 3,
                    Missed = 2,
                    Opened = 1,
                    Results = 7,
                },
            ],
            await RowsAsync("de")
        );
        Assert.Equal(2, Assert.Single(await data.Database.ListAsync<OpenedCount>(OpenedRows, new { language = "de" }, Ct)).Opened);
    }

    [Fact]
    public async Task After_the_time_set_for_it_everything_is_deleted()
    {
        foreach (var age in new[] { 401, 400, 0 })
            await AddAsync(
                new()
                {
                    Day = Today.AddDays(-age),
                    Language = "es",
                    Text = "router",
                    Searches = 5,
                    Opened = 1,
                }
            );
        await Counts.AddAsync(new([], [Opening("es", Today.AddDays(-401)), Opening("es", Today)]), Ct);
        await Counts.TidyAsync(Today, Ct);
        Assert.Equal([Today.AddDays(-400), Today], (await RowsAsync("es")).Select(r => r.Day));
        Assert.Single(await data.Database.ListAsync<OpenedCount>(OpenedRows, new { language = "es" }, Ct));
    }

    [Fact]
    public async Task The_words_of_a_rare_text_are_deleted_first_and_its_count_stays()
    {
        var (old, young) = (Today.AddDays(-91), Today.AddDays(-90));
        await AddAsync(
            new()
            {
                Day = old,
                Language = "ca",
                Text = "what one reader typed",
                Searches = 1,
                Missed = 1,
            }
        );
        await AddAsync(
            new()
            {
                Day = old,
                Language = "ca",
                Text = "what another typed",
                Searches = 2,
                Opened = 1,
            }
        );
        await AddAsync(
            new()
            {
                Day = old,
                Language = "ca",
                Text = "router",
                Searches = 1,
            }
        );
        await AddAsync(
            new()
            {
                Day = Today,
                Language = "ca",
                Text = "router",
                Searches = 2,
            }
        );
        await AddAsync(
            new()
            {
                Day = young,
                Language = "ca",
                Text = "not yet old",
                Searches = 1,
            }
        );
        await Counts.AddAsync(new([], [Opening("ca", old) with { Text = "what another typed" }]), Ct);
        for (var twice = 0; twice < 2; twice++)
            await Counts.TidyAsync(Today, Ct);
        var rows = await RowsAsync("ca");
        Assert.Equal([(old, ""), (old, "router"), (young, "not yet old"), (Today, "router")], rows.Select(r => (r.Day, r.Text)));
        Assert.Equal((3, 1, 1), (rows[0].Searches, rows[0].Missed, rows[0].Opened));
        Assert.Empty(await data.Database.ListAsync<OpenedCount>(OpenedRows, new { language = "ca" }, Ct));
    }

    [Fact]
    public async Task Two_nodes_that_tidy_up_at_once_count_nothing_twice()
    {
        for (var n = 0; n < 50; n++)
            await AddAsync(
                new()
                {
                    Day = Today.AddDays(-100),
                    Language = "pt",
                    Text = $"rare {n}",
                    Searches = 1,
                }
            );
        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => new SearchCountStore(data.Another(), new CountingOptions()).TidyAsync(Today, Ct), Ct))
        );
        Assert.Equal(50, Assert.Single(await RowsAsync("pt")).Searches);
    }

    private static OpenedCount Opening(string language, DateOnly day) =>
        new()
        {
            Day = day,
            Language = language,
            Text = "router",
            Article = "restart-router",
            Opened = 1,
        };

    private Task AddAsync(SearchCount row) => Counts.AddAsync(new([row], []), Ct);

    private Task<IReadOnlyList<SearchCount>> RowsAsync(string language) => data.Database.ListAsync<SearchCount>(Rows, new { language }, Ct);

    public sealed class OnSqlite(SqliteFixture data) : SearchCountsTests(data), IClassFixture<SqliteFixture>;

    public sealed class OnPostgres(PostgresFixture data) : SearchCountsTests(data), IClassFixture<PostgresFixture>;
}
