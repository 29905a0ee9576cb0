namespace Portal.Web.Site.PageCache;

/// <summary>
/// The key of a page that answers a query in its address; null when the answer is not the same for everybody who asks so, or nothing a
/// reader would ask.
/// </summary>
public delegate string? QueryKey(HttpRequest request);

/// <summary>
/// The cached pages of this node that answer a query. Most texts are asked once and never again, and anybody can make up new ones: only
/// what was asked before, a short while ago, is worth keeping. They have room of their own, so that queries never push out pages.
/// </summary>
public sealed class QueryPageStore(LimitOptions limits, TimeProvider clock)
    : CacheStore<string, CachedPage>(limits.PageCacheMegabytes * 1024L * 1024 / 4)
{
    private const int MaxRemembered = 2048;
    private static readonly TimeSpan While = TimeSpan.FromMinutes(10);

    private readonly Lock remembering = new();
    private HashSet<string> asked = new(StringComparer.Ordinal);
    private HashSet<string> before = new(StringComparer.Ordinal);
    private DateTimeOffset since;

    /// <summary>The page of a key while what it answers from is still the same.</summary>
    public CachedPage? FindCurrent(string key) => Find(key) is { } page && page.IsCurrent() ? page : null;

    /// <summary>True when the same was asked a short while ago; it is remembered as asked now.</summary>
    public bool IsAskedAgain(string key)
    {
        lock (remembering)
        {
            var now = clock.GetUtcNow();
            if (asked.Count >= MaxRemembered || now - since > While)
                (before, asked, since) = (now - since > 2 * While ? [] : asked, new(StringComparer.Ordinal), now);
            return !asked.Add(key) || before.Contains(key);
        }
    }
}
