using System.Text.Json;
using Portal.Search;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Agents.Search;

/// <summary>
/// What the help desk looks for. The index says which records fit; whether they are there, what is shown of them and how many are counted
/// says the database.
/// </summary>
public sealed class DeskSearch(
    Database db,
    DeskIndex index,
    SearchWords words,
    SearchDisplay display,
    FoundArticles articles,
    TimeProvider clock
)
{
    /// <summary>So many on a page.</summary>
    public const int Size = 20;

    /// <summary>More than these are neither counted nor paged through: whoever gets them adds a word.</summary>
    public const int Most = 1000;

    /// <summary>While somebody types, a few are shown and nothing is counted.</summary>
    private const int MostTyping = 50;

    /// <summary>Articles among other results; all of them when only articles are asked for.</summary>
    private const int ArticlesShown = 3;

    private const double ReplyWeight = 0.3;

    private const string Tickets = $"select {FoundTicket.Columns} where t.id";

    public async Task<SearchAnswer> FindAsync(SearchFilter filter, Language language, bool isTyping, CancellationToken ct)
    {
        var progress = index.Progress;
        if (filter.Text == "" || index.Current is not { } current)
            return new() { Progress = index.Progress, Facets = [] };
        try
        {
            return await FindAsync(current, filter, language, isTyping, ct);
        }
        catch (ObjectDisposedException)
        {
            return new() { Progress = new(false, progress.Done, progress.All) }; // it was closed meanwhile, to be made anew
        }
    }

    private async Task<SearchAnswer> FindAsync(
        IRecordIndex current,
        SearchFilter filter,
        Language language,
        bool isTyping,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow();
        var query = new RecordQuery
        {
            Text = words.Translate(filter.Text),
            Languages = Language.Codes,
            Order = filter.Order,
            Limit = isTyping ? MostTyping : Most,
            Prefix = isTyping,
            Now = now,
            Resolve = words.Resolve,
        };
        var all = current.Search(query, ct);
        var tickets = (await TicketsAsync(all.Hits, ct)).ToDictionary(t => t.Id);
        var chosen = filter.IsNarrowed && all.Total > all.Hits.Count ? current.Search(Narrowed(query, filter, now), ct).Hits : all.Hits;
        if (!ReferenceEquals(chosen, all.Hits))
            foreach (var ticket in await TicketsAsync(chosen.Where(h => !tickets.ContainsKey(h.Id)), ct))
                tickets[ticket.Id] = ticket;
        var others = await display.ExistingAsync(all.Hits.Concat(chosen), ct);
        bool Fits(RecordHit hit) =>
            (filter.Kind is null || filter.Kind == hit.Kind)
            && (
                hit.Kind == RecordKinds.Ticket
                    ? tickets.TryGetValue(hit.Id, out var ticket) && SearchFacets.Fits(ticket, filter, now)
                    : !filter.IsForTickets
                        && filter.In is null
                        && filter.Since is null
                        && others.TryGetValue((hit.Kind, hit.Id), out var written)
                        // a ready reply stands there in six languages; in the others it is found among ready replies
                        && (filter.Kind is not null || hit.Kind != RecordKinds.Reply || written == language.Code)
            );
        var hits = chosen.Where(Fits).ToList();
        if (filter.Order == RecordOrder.Fit)
            hits = [.. hits.OrderByDescending(WeightOf)];
        var help = await articles.FindAsync(filter, language, ct);
        var counts = others.Keys.GroupBy(o => o.Kind).ToDictionary(g => g.Key, g => g.Count());
        counts[RecordKinds.Article] = help.Count;
        var page = hits.Skip((filter.Page - 1) * Size).Take(Size).ToList();
        var shown = await display.ShowAsync(page, tickets, all.Parts, language, ct);
        return new()
        {
            Progress = index.Progress,
            Found = filter.Kind == RecordKinds.Article ? [.. help.Skip((filter.Page - 1) * Size).Take(Size)] : Merge(shown, help, filter),
            Count =
                filter.Kind == RecordKinds.Article
                    ? help.Count
                    : hits.Count + (filter.Kind is null ? Math.Min(help.Count, ArticlesShown) : 0),
            IsLimited = all.Total > all.Hits.Count,
            Facets = new SearchFacets(filter, [.. tickets.Values], counts, now).Count(),
            Corrections = all.Corrections,
        };
    }

    // Ready replies are short, and so they seem to fit better than what somebody wrote.
    private static double WeightOf(RecordHit hit) => hit.Kind == RecordKinds.Reply ? hit.Score * ReplyWeight : hit.Score;

    private static RecordQuery Narrowed(RecordQuery query, SearchFilter filter, DateTimeOffset now)
    {
        List<RecordFilter> filters = [];
        void Add(string field, object? value)
        {
            if (value is not null)
                filters.Add(new(field, [$"{value}"]));
        }

        Add("kind", filter.Kind ?? (filter.IsForTickets ? RecordKinds.Ticket : null));
        Add("state", filter.State);
        Add("level", filter.Level);
        Add("type", filter.Type);
        Add("topic", filter.Topic);
        Add("language", filter.In);
        Add("agent", filter.Agent);
        return query with { Filters = filters, After = filter.Since is { } since ? SearchFacets.Start(since, now) : null };
    }

    // Two engines have no measure in common. A few articles stand behind the first records, where they are seen and in nobody's way.
    private static IReadOnlyList<FoundRecord> Merge(
        IReadOnlyList<FoundRecord> records,
        IReadOnlyList<FoundRecord> help,
        SearchFilter filter
    )
    {
        if (filter.Kind is not null || filter.Page > 1)
            return records;
        var few = help.Take(ArticlesShown);
        return filter.Order == RecordOrder.Newest
            ? [.. records.Concat(few).OrderByDescending(r => r.At)]
            : [.. records.Take(ArticlesShown), .. few, .. records.Skip(ArticlesShown)];
    }

    private async Task<IReadOnlyList<FoundTicket>> TicketsAsync(IEnumerable<RecordHit> hits, CancellationToken ct)
    {
        var ids = hits.Where(h => h.Kind == RecordKinds.Ticket).Select(h => h.Id).ToList();
        return ids.Count == 0
            ? []
            : await db.ListAsync<FoundTicket>(
                $"{Tickets} {db.Dialect.AnyNumberOf("@ids")}",
                new { ids = JsonSerializer.Serialize(ids) },
                ct
            );
    }
}
