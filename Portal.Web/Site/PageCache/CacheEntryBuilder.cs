using Microsoft.Extensions.Primitives;

namespace Portal.Web.Site.PageCache;

/// <summary>What a page says about itself while it is rendered to be kept. Made before the page reads anything.</summary>
internal sealed class CacheEntryBuilder(CacheStore<string, CachedPage> store, string key)
{
    private static readonly StringValues Revalidate = "public, max-age=0, must-revalidate";
    private static readonly StringValues Immutable = "public, max-age=31536000, immutable";

    private readonly long generation = store.Generation;

    public HashSet<string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>For a page that answers a query: false once it may answer otherwise.</summary>
    public Func<bool>? IsCurrent { get; set; }

    /// <summary>When the page says something else, whatever is reported until then; null for never.</summary>
    public DateTimeOffset? Until { get; set; }

    /// <summary>Called for each reader who gets the cached page.</summary>
    public Action<HttpContext>? OnServed { get; set; }

    /// <summary>Browsers keep no answer to a query, so it is never asked for again by its ETag.</summary>
    public bool IsQuery => store is QueryPageStore;

    public CachedPage Keep(HttpContext context, byte[] identity, CacheableAttribute finished)
    {
        var clock = context.RequestServices.GetRequiredService<TimeProvider>();
        var page = new CachedPage(identity, context.Response.ContentType ?? "text/html; charset=utf-8", this)
        {
            CacheControl =
                IsQuery ? context.Response.Headers.CacheControl
                : finished.Immutable ? Immutable
                : Revalidate,
            StaleAt =
                finished.Minutes > 0 && clock.GetUtcNow().AddMinutes(finished.Minutes) is var renewed && !(renewed > Until)
                    ? renewed
                    : Until,
        };
        if (page.IsCurrent())
            store.Keep(key, page, generation);
        return page;
    }
}
