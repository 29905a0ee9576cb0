using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Operations;

/// <summary>
/// Drops cached pages and parts whose content changed. Registered last: when a page is rendered anew, catalog and index are new already.
/// </summary>
internal sealed class CacheInvalidator(PageStore pages, QueryPageStore queries, FragmentStore parts) : IChangeListener
{
    public Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct)
    {
        var dropped = tags.ToHashSet();
        if (tags.Contains(HelpSetup.ContentTag))
            dropped.Add(PageStore.Everything);
        if (tags.Any(t => t.StartsWith(HelpSetup.ArticleTag, StringComparison.Ordinal)))
            dropped.Add(HelpSetup.AnyArticle);
        parts.Drop(dropped); // first: a page is put together from parts
        pages.Drop(dropped);
        queries.Drop(dropped);
        return Task.CompletedTask;
    }
}
