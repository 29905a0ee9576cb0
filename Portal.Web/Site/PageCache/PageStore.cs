namespace Portal.Web.Site.PageCache;

/// <summary>The cached pages of this node by their address.</summary>
public sealed class PageStore(LimitOptions limits, TimeProvider clock)
    : CacheStore<string, CachedPage>(limits.PageCacheMegabytes * 1024L * 1024)
{
    /// <summary>The tag of every page: what all of them show (the provider's name, its colour) has changed.</summary>
    public const string Everything = "everything";

    /// <summary>The page at an address while it is fresh.</summary>
    public CachedPage? Fresh(string path) => Find(path) is { } page && !(page.StaleAt < clock.GetUtcNow()) ? page : null;
}
