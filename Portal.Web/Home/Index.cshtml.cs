using System.Security.Claims;
using Microsoft.Extensions.Localization;
using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Help.Content;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;
using Portal.Web.Status;

namespace Portal.Web.Home;

/// <summary>The start page: one question with the search as its answer field, and the six most common troubles.</summary>
[Cacheable(Minutes = 10)]
public sealed class IndexModel(
    ArticleCatalog catalog,
    ContentLibrary library,
    Database db,
    ProviderProfile provider,
    IncidentCache incidents,
    StatusTextsFactory writer,
    TimeProvider clock,
    IStringLocalizer<Text> texts
) : PortalPage
{
    private const int Shown = 6;

    // Readers' last answers of the past quarter; "no" counts against an article, so that the list holds what helped.
    private const string HelpedMost = """
        select a.key
        from vote v
        join revision r on r.id = v.revision_id
        join article a on a.id = r.article_id
        where v.voted_at > @since
        group by a.key
        order by sum(case when v.helpful = @yes then 1 else -1 end) desc, a.key
        limit 20
        """;

    private const string OwnTickets = """
        select count(*) unfinished, coalesce(sum(case when t.state in ('Pending', 'Resolved') then 1 else 0 end), 0) waiting
        from ticket t join person p on p.id = t.person_id or p.customer_number = t.customer_number
        where p.key = @key and t.closed_at is null and t.state not in ('Cancelled', 'Rejected') and t.merged_into_id is null
        """;

    /// <summary>How many requests of whoever is signed in are open, in words; null when none is.</summary>
    public string? Tickets { get; private set; }

    public IReadOnlyList<(QuickLink Trouble, Article Article)> QuickLinks { get; private set; } = [];

    public IReadOnlyList<Topic> Topics { get; private set; } = [];

    public IReadOnlyList<Article> Popular { get; private set; } = [];

    public NetworkStatus Network { get; private set; } = NetworkStatus.Unknown;

    /// <summary>The status of the network, as it is last known.</summary>
    public string Sentence => writer.In(Language).Sentence(Network);

    /// <summary>Where a trouble leads: to the guide that asks step by step, or to its article where there is none.</summary>
    public string AddressOf(Article article) =>
        library.Current.Topics.Guides.TryGetValue(article.Key, out var guide) ? Links.Guides.Start(guide) : article.AddressFor(Language);

    // Without parameters: how to bind them is worked out while the first reader after a start waits.
    public async Task OnGetAsync()
    {
        var ct = HttpContext.RequestAborted;
        Topics = library.Current.Topics.All;
        QuickLinks =
        [
            .. library
                .Current.Topics.QuickLinks.Select(t => (t, Article: catalog.Best(Language, t.Article)!))
                .Where(t => t.Article is not null),
        ];
        Popular = await PopularAsync(ct);
        (Metadata.Title, Metadata.Description, Metadata.Canonical) = (
            texts["Home.Title", provider.Name],
            texts["Home.Description", provider.Name],
            Language.Home
        );
        Metadata.OwnSearch = true;
        Network = incidents.Current;
        Cache([HelpSetup.AnyArticle, IncidentCache.Tag]);
        if (User.FindFirstValue(ClaimTypes.NameIdentifier) is { } key)
            Tickets = await TicketsAsync(key, ct);
    }

    private async Task<string?> TicketsAsync(string key, CancellationToken ct)
    {
        var own = await db.SingleOrDefaultAsync<Own>(OwnTickets, new { key }, ct);
        if (own is null or { Unfinished: 0 })
            return null;
        return own.Waiting > 0
            ? texts.Count("Tickets.List.Waiting", (int)own.Waiting)
            : texts.Count("Tickets.List.Open", (int)own.Unfinished);
    }

    // What helped most first; until enough people have voted, the rest is filled in the order of the topics.
    private async Task<IReadOnlyList<Article>> PopularAsync(CancellationToken ct)
    {
        var helped = await db.ListAsync<string>(HelpedMost, new { since = clock.GetUtcNow().AddDays(-90), yes = true }, ct);
        var troubles = QuickLinks.Select(t => t.Article.Key).ToHashSet();
        return
        [
            .. helped
                .Concat(catalog.All.Select(a => a.Key))
                .Distinct()
                .Where(key => !troubles.Contains(key))
                .Select(key => catalog.Best(Language, key))
                .OfType<Article>()
                .Take(Shown),
        ];
    }

    private sealed record Own
    {
        public required long Unfinished { get; init; }

        public required long Waiting { get; init; }
    }
}
