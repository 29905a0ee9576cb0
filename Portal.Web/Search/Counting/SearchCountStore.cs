using Portal.Web.Data;

namespace Portal.Web.Search.Counting;

/// <summary>How often a text was searched for on a day, how often nothing fitted well, and from how many something was opened.</summary>
internal sealed record SearchCount
{
    public required DateOnly Day { get; init; }

    public required string Language { get; init; }

    public required string Text { get; init; }

    public int Searches { get; init; }

    public int Missed { get; init; }

    public int Opened { get; init; }

    /// <summary>How many articles the last of these searches found.</summary>
    public int Results { get; init; }

    public SearchCount Plus(SearchCount more) =>
        this with
        {
            Searches = Searches + more.Searches,
            Missed = Missed + more.Missed,
            Opened = Opened + more.Opened,
            Results = more.Searches > 0 ? more.Results : Results,
        };
}

/// <summary>How often an article was opened from the results of a text on a day.</summary>
internal sealed record OpenedCount
{
    public required DateOnly Day { get; init; }

    public required string Language { get; init; }

    public required string Text { get; init; }

    public required string Article { get; init; }

    public required int Opened { get; init; }
}

/// <summary>Adds what was counted to the tables, and takes away what is too old.</summary>
internal sealed class SearchCountStore(Database db, CountingOptions options)
{
    private const string Add = """
        insert into search_count (language, text, day, searches, missed, opened, results)
        values (@Language, @Text, @Day, @Searches, @Missed, @Opened, @Results)
        on conflict (language, text, day) do update
        set searches = search_count.searches + excluded.searches, missed = search_count.missed + excluded.missed,
            opened = search_count.opened + excluded.opened,
            results = case when excluded.searches > 0 then excluded.results else search_count.results end
        """;

    private const string AddOpened = """
        insert into search_opened (language, text, day, article, opened) values (@Language, @Text, @Day, @Article, @Opened)
        on conflict (language, text, day, article) do update set opened = search_opened.opened + excluded.opened
        """;

    private const string Rare =
        "day < @rare and text <> '' and (language, text) in (select language, text from search_count group "
        + "by language, text having sum(searches) < @ShownFrom)";
    private const string DropOld = "delete from search_opened where day < @old; delete from search_count where day < @old";
    private const string DropRareOpened = "delete from search_opened where " + Rare;
    private const string DropRare =
        "delete from search_count where " + Rare + " returning day, language, '' as text, searches, missed, opened, 0 as results";

    public Task AddAsync(Batch batch, CancellationToken ct) => db.WriteAsync(work => AddAsync(work, batch), ct);

    /// <summary>Deletes what is older than the settings allow. The words of a rare text go first; that somebody searched stays.</summary>
    public Task TidyAsync(DateOnly today, CancellationToken ct) =>
        db.WriteAsync(
            async work =>
            {
                var ages = new
                {
                    old = today.AddDays(-options.KeepDays),
                    rare = today.AddDays(-options.KeepRareDays),
                    options.ShownFrom,
                };
                await work.ExecuteAsync(DropOld, ages);
                await work.ExecuteAsync(DropRareOpened, ages);
                await AddAsync(work, new(await work.ListAsync<SearchCount>(DropRare, ages), []));
            },
            ct
        );

    private static async Task AddAsync(UnitOfWork work, Batch batch)
    {
        if (batch.Counts.Count > 0)
            await work.ExecuteAsync(Add, batch.Counts);
        if (batch.Opened.Count > 0)
            await work.ExecuteAsync(AddOpened, batch.Opened);
    }
}
