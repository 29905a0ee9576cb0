namespace Portal.Web.Search.Counting;

/// <summary>
/// What was counted and is not yet written. At most so many texts of a day are told apart; all others are counted together.
/// </summary>
internal sealed class SearchStatistics
{
    public const int MaxTexts = 20_000;
    private const int MaxRows = 25_000;

    private readonly Dictionary<(DateOnly, string, string), SearchCount> counts = [];
    private readonly Dictionary<(DateOnly, string, string, string), OpenedCount> opened = [];
    private readonly HashSet<(string, string)> texts = [];
    private DateOnly day;

    public void Searched(VisitSearch search) =>
        Add(
            new SearchCount
            {
                Day = search.Day,
                Language = search.Language,
                Text = TextOf(search),
                Searches = 1,
                Missed = search.Missed ? 1 : 0,
                Results = search.Results,
            }
        );

    /// <param name="search">The search whose results showed the article.</param>
    /// <param name="article">Its key.</param>
    /// <param name="first">False when something was opened from this search before.</param>
    public void Opened(VisitSearch search, string article, bool first)
    {
        var text = TextOf(search);
        if (first)
            Add(
                new SearchCount
                {
                    Day = search.Day,
                    Language = search.Language,
                    Text = text,
                    Opened = 1,
                }
            );
        if (text != "")
            Add(
                new OpenedCount
                {
                    Day = search.Day,
                    Language = search.Language,
                    Text = text,
                    Article = article,
                    Opened = 1,
                }
            );
    }

    public Batch Take(int most)
    {
        var batch = new Batch([.. counts.Values.Take(most)], [.. opened.Values.Take(most)]);
        foreach (var row in batch.Counts)
            counts.Remove((row.Day, row.Language, row.Text));
        foreach (var row in batch.Opened)
            opened.Remove((row.Day, row.Language, row.Text, row.Article));
        return batch;
    }

    public void Return(Batch batch)
    {
        foreach (var row in batch.Counts)
            Add(row);
        foreach (var row in batch.Opened)
            Add(row);
    }

    private void Add(SearchCount more)
    {
        var key = (more.Day, more.Language, more.Text);
        if (counts.TryGetValue(key, out var before))
            counts[key] = before.Plus(more);
        else if (counts.Count < MaxRows)
            counts[key] = more;
    }

    private void Add(OpenedCount more)
    {
        var key = (more.Day, more.Language, more.Text, more.Article);
        if (opened.TryGetValue(key, out var before))
            opened[key] = before with { Opened = before.Opened + more.Opened };
        else if (opened.Count < MaxRows)
            opened[key] = more;
    }

    private string TextOf(VisitSearch search)
    {
        if (search.Day > day)
        {
            day = search.Day;
            texts.Clear();
        }

        if (texts.Count < MaxTexts)
            texts.Add((search.Language, search.Text));
        return texts.Contains((search.Language, search.Text)) ? search.Text : "";
    }
}

/// <summary>What one write adds to the tables.</summary>
internal sealed record Batch(IReadOnlyList<SearchCount> Counts, IReadOnlyList<OpenedCount> Opened)
{
    public bool IsEmpty => Counts.Count == 0 && Opened.Count == 0;
}
