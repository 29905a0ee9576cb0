namespace Portal.Web.Site;

/// <summary>What an operator sets about the site as a whole.</summary>
public sealed record SiteOptions
{
    /// <summary>
    /// The address the public knows, for links that leave the site (mails, sitemap). Never taken from a request, which anybody can forge.
    /// </summary>
    public string? PublicAddress { get; init; }

    /// <summary>
    /// Addresses and networks of the reverse proxies whose X-Forwarded-* headers are believed: see <see cref="Site.TrustedProxies"/>.
    /// </summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    public static SiteOptions FromConfiguration(IConfiguration configuration) =>
        (configuration.GetSection("Site").Get<SiteOptions>() ?? new SiteOptions()) with
        {
            TrustedProxies = [.. Site.TrustedProxies.Read(configuration).Where(p => p != Site.TrustedProxies.None)],
        };
}

/// <summary>
/// How much may be asked for in a minute by one person who is signed in, or by one browser. A network may ask for twenty times as much:
/// behind one address there may be many.
/// </summary>
public sealed record LimitOptions
{
    /// <summary>Pages rendered in a minute. Cached pages cost next to nothing and do not count.</summary>
    public int RequestsPerMinute { get; init; } = 600;

    /// <summary>Forms sent in a minute.</summary>
    public int FormsPerMinute { get; init; } = 30;

    /// <summary>What scripts ask for in a minute while somebody types or attaches files. It never costs them the form.</summary>
    public int ScriptRequestsPerMinute { get; init; } = 240;

    /// <summary>Memory for cached pages, in megabytes.</summary>
    public int PageCacheMegabytes { get; init; } = 64;
}
