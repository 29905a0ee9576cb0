using Portal.Web.Data;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Help;

/// <summary>Keeps what pages read from memory (topics, the provider's facts, the catalog) in step with the database.</summary>
public sealed class HelpCacheRefresher(ContentLibrary library, ArticleCatalog catalog, ProviderProfile provider, FragmentStore parts)
    : IChangeListener
{
    public async Task LoadAsync(CancellationToken ct)
    {
        await LoadContentAsync(ct);
        await catalog.LoadAsync(ct);
    }

    public async Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct)
    {
        if (tags.Contains(HelpSetup.ContentTag))
            await LoadAsync(ct);
        else if (tags.Any(t => t.StartsWith(HelpSetup.ArticleTag, StringComparison.Ordinal)))
            await catalog.LoadAsync(ct);
    }

    private async Task LoadContentAsync(CancellationToken ct)
    {
        await library.LoadAsync(ct);
        var content = library.Current;
        provider.Use(
            (name, language) => name == ProviderProfile.TimeZone ? content.ServiceLevels.Zone.Id : content.Provider.Text(name, language)
        ); // one place for the hours and their clocks
        provider.UsePages(content.FooterLinks);

        // At once, not when all has followed: the index takes a while, and no page made meanwhile may say the new number in the middle and
        // the old one in its footer.
        parts.Drop([PageStore.Everything]);
    }
}
