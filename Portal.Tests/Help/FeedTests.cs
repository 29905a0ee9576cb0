using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Portal.Tests.Hosting;
using Portal.Web.Site;

namespace Portal.Tests.Help;

/// <summary>What programs read: search engines, feed readers, language models, browsers.</summary>
public sealed class FeedTests(SharedPortal portal)
{
    private static readonly XNamespace Urls = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Search = "http://a9.com/-/spec/opensearch/1.1/";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Languages => [.. Language.Codes];

    [Fact]
    public async Task The_sitemap_names_every_page_with_its_other_languages()
    {
        var map = XDocument.Parse(await ReadAsync("/sitemap.xml", "application/xml"));
        var urls = map.Root!.Elements(Urls + "url")
            .ToDictionary(u => u.Element(Urls + "loc")!.Value, u => u.Elements(Xhtml + "link").ToList());
        Assert.InRange(urls.Count, 6 * 18, 50_000);
        foreach (var (address, links) in urls)
        {
            Assert.Equal(Language.Codes.Append("x-default").Order(), links.Select(l => l.Attribute("hreflang")!.Value).Order());
            Assert.Contains(links, l => l.Attribute("href")!.Value == address);
            Assert.All(links, l => Assert.Contains(urls[l.Attribute("href")!.Value], back => back.Attribute("href")!.Value == address));
        }
    }

    [Fact]
    public async Task Robots_are_told_where_the_sitemap_is_and_kept_from_the_language_switch()
    {
        var lines = (await ReadAsync("/robots.txt", "text/plain")).Split('\n');
        Assert.Contains("User-agent: *", lines);
        Assert.Contains("Disallow: /language/", lines);
        Assert.Contains($"Sitemap: {(await portal.AddressAsync()).ToString().TrimEnd('/')}/sitemap.xml", lines);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_feed_lists_the_articles_of_its_language(string language)
    {
        var feed = XDocument.Parse(await ReadAsync($"/{language}/feed.atom", "application/atom+xml")).Root!;
        Assert.Equal((Atom + "feed", language), (feed.Name, feed.Attribute(XNamespace.Xml + "lang")!.Value));
        foreach (var needed in new[] { "id", "title", "updated" })
            Assert.NotEmpty(feed.Element(Atom + needed)!.Value);
        var entries = feed.Elements(Atom + "entry").ToList();
        Assert.InRange(entries.Count, 12, 30);
        Assert.Equal(entries.Count, entries.Select(e => e.Element(Atom + "id")!.Value).Distinct().Count());
        foreach (var entry in entries)
        {
            Assert.NotEmpty(entry.Element(Atom + "title")!.Value);
            Assert.InRange(
                DateTimeOffset.Parse(entry.Element(Atom + "updated")!.Value, null),
                DateTimeOffset.UnixEpoch,
                DateTimeOffset.UtcNow.AddMinutes(1)
            );
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(entry.Element(Atom + "link")!.Attribute("href")!.Value));
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_plain_list_leads_to_every_article_as_Markdown_with_everything_filled_in(string language)
    {
        var list = await ReadAsync($"/{language}/llms.txt", "text/plain");
        Assert.StartsWith("# ", list, StringComparison.Ordinal);
        var addresses = list.Split('\n')
            .Where(l => l.StartsWith("- [", StringComparison.Ordinal))
            .Select(l => l.Split("](")[1].Split("): ")[0])
            .ToList();
        Assert.InRange(addresses.Count, 12, 1000);
        foreach (var address in addresses)
        {
            var text = await ReadAsync(new Uri(address).PathAndQuery, "text/markdown");
            Assert.StartsWith("# ", text, StringComparison.Ordinal);
            Assert.InRange(text.Length, 1000, 64_000);
            foreach (var left in new[] { "{{", "}}", "article:", "term:", "figure:", "topic:", "<div", "<svg" })
                Assert.DoesNotContain(left, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_browser_can_add_the_search_and_install_the_site(string language)
    {
        var description = XDocument.Parse(await ReadAsync($"/{language}/opensearch.xml", "application/opensearchdescription+xml")).Root!;
        Assert.Equal(Search + "OpenSearchDescription", description.Name);
        Assert.InRange(description.Element(Search + "ShortName")!.Value.Length, 1, 16);
        var template = description
            .Elements(Search + "Url")
            .Single(u => u.Attribute("type")!.Value == "text/html")
            .Attribute("template")!
            .Value;
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(template.Replace("{searchTerms}", "wlan", StringComparison.Ordinal)));

        using var manifest = JsonDocument.Parse(await ReadAsync($"/{language}/manifest.webmanifest", "application/manifest+json"));
        foreach (var needed in new[] { "name", "short_name", "description", "display" })
            Assert.NotEmpty(manifest.RootElement.GetProperty(needed).GetString()!);
        Assert.Equal(
            (language, $"/{language}"),
            (manifest.RootElement.GetProperty("lang").GetString(), manifest.RootElement.GetProperty("start_url").GetString())
        );
        foreach (var icon in manifest.RootElement.GetProperty("icons").EnumerateArray())
            Assert.True(await StatusAsync(icon.GetProperty("src").GetString()!) == HttpStatusCode.OK, icon.ToString());
    }

    private async Task<string> ReadAsync(string address, string type)
    {
        using var answer = await portal.GetAsync(address, Ct);
        Assert.Equal(
            (HttpStatusCode.OK, type, "utf-8"),
            (
                answer.StatusCode,
                answer.Content.Headers.ContentType?.MediaType,
                answer.Content.Headers.ContentType?.CharSet?.ToLowerInvariant()
            )
        );
        return await answer.Content.ReadAsStringAsync(Ct);
    }

    private async Task<HttpStatusCode> StatusAsync(string address)
    {
        var path = Uri.TryCreate(address, UriKind.Absolute, out var full) && full.Scheme != Uri.UriSchemeFile ? full.PathAndQuery : address;
        using var answer = await portal.GetAsync(path, Ct);
        return answer.StatusCode;
    }
}
