using Portal.Search;
using Portal.Tests.Help.Content;
using Portal.Web.Help;
using Portal.Web.Search;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Tests.Search.Guided;

/// <summary>What a node keeps in memory of a database, put together as the program does it.</summary>
internal sealed class IndexedHelp : IDisposable
{
    private readonly ArticleCatalog catalog;
    private readonly ArticleBodyCache bodies;
    private readonly HelpCacheRefresher reader;

    private IndexedHelp(HelpDatabase data)
    {
        Library = new(data.Data);
        (catalog, bodies) = (new(data.Data, Library), new(data.Data));
        reader = new(Library, catalog, new ProviderProfile(), new FragmentStore(new LimitOptions()));
        Index = new(new SearchEngine(), catalog, bodies, Library, new Popularity(data.Data, TimeProvider.System));
    }

    public ContentLibrary Library { get; }

    public SearchIndex Index { get; }

    public static async Task<IndexedHelp> CreateAsync(HelpDatabase data)
    {
        var help = new IndexedHelp(data);
        await help.reader.LoadAsync(HelpDatabase.Ct);
        return help;
    }

    /// <summary>Tells the listeners in the order of the program.</summary>
    public async Task FollowAsync(IReadOnlyList<string> tags)
    {
        foreach (var listener in (Portal.Web.Data.IChangeListener[])[reader, bodies, Index])
            await listener.ChangedAsync(tags, HelpDatabase.Ct);
    }

    public async Task<string> FirstAsync(string language, string query) =>
        (await Index.EngineAsync(HelpDatabase.Ct))
            .Search(
                new()
                {
                    Language = language,
                    Text = query,
                    OtherLanguages = false,
                }
            )
            .Hits.Select(hit => hit.Id)
            .FirstOrDefault("");

    public void Dispose()
    {
        Index.Dispose();
        bodies.Dispose();
        catalog.Dispose();
    }
}
