using Portal.Web.Data;

namespace Portal.Web.Insights;

/// <summary>
/// What readers searched for, from the tables alone. A text is shown once enough visits typed it; of all others only the words that enough
/// of them share, so that nothing somebody typed about themselves is ever read by another.
/// </summary>
public sealed class SearchReport(Database db, InsightsOptions options, TimeProvider clock)
{
    private const string OfLanguages = """
        select language, sum(searches) as searches, sum(missed) as missed, sum(opened) as opened from search_count
        where day >= @since group by language
        """;

    private const string OfDays = """
        select day, sum(searches) as searches, sum(missed) as missed, sum(opened) as opened
        from search_count
        where language = @language and day >= @since
        group by day
        """;

    /// <summary>The first of so many days, today among them.</summary>
    public DateOnly Since(int days) => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(1 - days);

    public Task<IReadOnlyList<SearchTotal>> LanguagesAsync(DateOnly since, CancellationToken ct) =>
        db.ListAsync<SearchTotal>(OfLanguages, new { since }, ct);

    /// <summary>Every day of the period, also those without a search.</summary>
    public async Task<IReadOnlyList<SearchTotal>> DaysAsync(string language, DateOnly since, int days, CancellationToken ct)
    {
        var counted = (await db.ListAsync<SearchTotal>(OfDays, new { language, since }, ct)).ToDictionary(d => d.Day);
        return
        [
            .. Enumerable
                .Range(0, days)
                .Select(since.AddDays)
                .Select(day =>
                    counted.GetValueOrDefault(day)
                    ?? new SearchTotal
                    {
                        Day = day,
                        Searches = 0,
                        Missed = 0,
                        Opened = 0,
                    }
                ),
        ];
    }

    public Task<long> CountAsync(SearchList list, string language, DateOnly since, CancellationToken ct) =>
        db.SingleOrDefaultAsync<long>(
            SearchListSql.For(list).Count,
            new
            {
                language,
                since,
                options.ShownFrom,
            },
            ct
        );

    public async Task<IReadOnlyList<ListedSearch>> ListAsync(
        SearchList list,
        string language,
        DateOnly since,
        int skip,
        int take,
        CancellationToken ct
    )
    {
        var values = new
        {
            language,
            since,
            options.ShownFrom,
            skip,
            take,
        };
        var rows = await db.ListAsync<ListedSearch>(SearchListSql.For(list).Page, values, ct);
        var opened = (await db.ListAsync<OpenedArticle>(SearchListSql.For(list).Opened, values, ct)).ToLookup(o => o.Text);
        return [.. rows.Select(r => r with { Articles = [.. opened[r.Text]] })];
    }

    /// <summary>What the list holds beside what is shown of it.</summary>
    public async Task<RareSearches> RareAsync(SearchList list, string language, DateOnly since, CancellationToken ct) =>
        RareWords.From(
            await db.ListAsync<ListedSearch>(
                SearchListSql.For(list).Rare,
                new
                {
                    language,
                    since,
                    options.ShownFrom,
                },
                ct
            ),
            options.ShownFrom
        );
}
