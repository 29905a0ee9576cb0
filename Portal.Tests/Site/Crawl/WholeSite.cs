using System.Xml.Linq;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Portal.Tests.Hosting;
using Portal.Web.Site;

namespace Portal.Tests.Site.Crawl;

[CollectionDefinition(Name)]
public sealed class WholeSiteCollection : ICollectionFixture<WholeSite>
{
    public const string Name = "The whole site";
}

/// <summary>Every page that can be reached from the start page and the sitemap of the shared portal, read once.</summary>
public sealed class WholeSite(SharedPortal portal) : IAsyncLifetime
{
    private const int Readers = 4;
    private const int MaxCount = 20_000;

    private readonly Dictionary<string, CrawledPage> pages = new(StringComparer.Ordinal);
    private Uri site = null!;

    internal IReadOnlyDictionary<string, CrawledPage> ByAddress => pages;

    /// <summary>The web pages that answered 200.</summary>
    internal IReadOnlyList<CrawledPage> Pages =>
        [.. pages.Values.Where(p => p is { Document: not null, Status: System.Net.HttpStatusCode.OK })];

    public async ValueTask InitializeAsync()
    {
        site = await portal.AddressAsync();
        var typed = Language.Codes.SelectMany(l => new[] { $"/{l}/search?q=router", $"/{l}/search?q=qqzzxx" });
        List<(string Address, string From)> next =
        [
            ("/", "nowhere"),
            ("/robots.txt", "nowhere"),
            .. await SitemapAsync(),
            .. typed.Select(a => (a, "the search field")),
        ];
        while (next.Count > 0)
        {
            Assert.InRange(pages.Count, 0, MaxCount);
            foreach (var group in next.Chunk(Readers))
            foreach (var page in await Task.WhenAll(group.Select(n => ReadAsync(n.Address, n.From))))
                pages[page.Address] = page;
            next = [.. next.SelectMany(n => Links(pages[n.Address])).DistinctBy(l => l.Address).Where(l => !pages.ContainsKey(l.Address))];
        }
    }

    /// <summary>The page a link leads to, after all redirects; null when the crawl never came there.</summary>
    internal CrawledPage? Follow(string address)
    {
        var page = pages.GetValueOrDefault(address);
        for (var hops = 0; page is { IsRedirect: true, Location: { } to } && hops < 5; hops++)
            page = pages.GetValueOrDefault(to);
        return page;
    }

    /// <summary>Path and query of an address of this site; null for other sites and other schemes.</summary>
    internal string? Ours(string? href, string page)
    {
        if (href is null || !Uri.TryCreate(new Uri(site, page), href, out var uri) || uri.Scheme is not ("http" or "https"))
            return null;
        return uri.Authority == site.Authority ? uri.PathAndQuery : null;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<IEnumerable<(string Address, string From)>> SitemapAsync()
    {
        using var answer = await portal.GetAsync("/sitemap.xml", CancellationToken.None);
        var document = XDocument.Parse(await answer.Content.ReadAsStringAsync());
        return document.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => (Ours(e.Value, "/")!, "the sitemap"));
    }

    private async Task<CrawledPage> ReadAsync(string address, string from)
    {
        using var answer = await portal.GetAsync(address, CancellationToken.None);
        var type = answer.Content.Headers.ContentType?.ToString() ?? "";
        var text = await answer.Content.ReadAsStringAsync();
        return new CrawledPage
        {
            Address = address,
            LinkedFrom = from,
            Status = answer.StatusCode,
            ContentType = type,
            Location = Ours(answer.Headers.Location?.OriginalString, address) ?? answer.Headers.Location?.OriginalString,
            Cookies = answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
            CacheControl = answer.Headers.CacheControl?.ToString() ?? "",
            Document = type.StartsWith("text/html", StringComparison.Ordinal) ? Parse(text) : null,
        };
    }

    /// <summary>
    /// True for the address of a page of a guide or a set-up with answers in it: there are as many as ways through it, and tests of their
    /// own walk them.
    /// </summary>
    internal static bool IsAnswered(string address) =>
        address.Split('?') switch
        {
            [var path, _] => path.Split('/') is ["", _, "fix", _, _] or ["", _, "fix", "move" or "line-test" or "speed-test"],
            [var path] => path.Split('/') is ["", _, "router", _, "setup", _],
            _ => false,
        } || address.Contains("/setup", StringComparison.Ordinal);

    private static IHtmlDocument Parse(string text) => new HtmlParser().ParseDocument(text);

    private IEnumerable<(string Address, string From)> Links(CrawledPage page)
    {
        var hrefs = page.All("a[href], link[href], area[href]").Select(e => e.GetAttribute("href"));
        var sources = page.All("img[src], script[src], source[src], form[action]")
            .Select(e => e.GetAttribute("src") ?? e.GetAttribute("action"));
        var previews = page.All("meta[property='og:image']").Select(e => e.GetAttribute("content"));
        return hrefs
            .Concat(sources)
            .Concat(previews)
            .Append(page.IsRedirect ? page.Location : null)
            .Select(h => Ours(h, page.Address))
            .OfType<string>()
            .Where(a => !IsAnswered(a))
            .Select(a => (a, page.Address));
    }
}
