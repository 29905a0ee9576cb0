using System.Net;
using System.Text.Json;
using Portal.Web.Site;

namespace Portal.Tests.Site.Crawl;

/// <summary>What every page tells browsers, search engines and those who share a link.</summary>
[Collection(WholeSiteCollection.Name)]
public sealed class EveryPageTests(WholeSite site)
{
    private static readonly string[] Preview = ["type", "title", "description", "url", "site_name", "locale", "image"];

    [Fact]
    public void Every_page_is_whole_in_itself() =>
        Assert.Empty(site.Pages.SelectMany(p => Markup.Faults(p.Document!).Select(f => $"{f}: {p}")));

    [Fact]
    public void No_page_says_that_somebody_checked_it_when_nobody_did() =>
        Assert.Empty(site.Pages.Where(p => p.All(".reviewed").Any()).Select(p => p.ToString()));

    [Fact]
    public void Every_link_to_a_place_in_another_page_finds_the_place() =>
        Assert.Empty(
            from page in site.Pages
            from link in page.All("a[href*='#']").Select(a => a.GetAttribute("href")!).Where(h => !h.StartsWith('#'))
            where site.Ours(link, page.Address) is not null
            let target = site.Follow(site.Ours(link.Split('#')[0], page.Address)!)
            where target?.Document?.GetElementById(Uri.UnescapeDataString(link.Split('#')[1])) is null
            select $"{link} on {page}"
        );

    [Fact]
    public void Every_page_that_may_be_found_describes_itself_and_no_two_have_one_title()
    {
        var indexable = site.Pages.Where(p => p.Indexable).ToList();
        Assert.InRange(indexable.Count, 6 * 18, 10_000);
        Assert.Empty(
            indexable
                .Where(p => p.Attribute("meta[name=description]", "content") is not { Length: >= 20 and <= 320 })
                .Select(p => p.ToString())
        );
        Assert.Empty(indexable.GroupBy(p => (p.Language, p.Document!.Title)).Where(g => g.Count() > 1).Select(g => string.Join(", ", g)));
    }

    [Fact]
    public void A_page_names_itself_as_the_one_true_address() =>
        Assert.Empty(site.Pages.Where(p => p.Indexable && Canonical(p) != p.Address).Select(p => $"{Canonical(p)}: {p}"));

    [Fact]
    public void Pages_in_other_languages_name_each_other()
    {
        foreach (var page in site.Pages.Where(p => p.Indexable))
        {
            var alternates = Alternates(page);
            Assert.True(alternates.GetValueOrDefault(page.Language) == page.Address, $"names not itself: {page}");
            Assert.True(alternates.GetValueOrDefault("x-default") == alternates.GetValueOrDefault("en"), $"has no default: {page}");
            Assert.True(alternates.Count == Language.All.Count + 1, $"names {string.Join(' ', alternates.Keys)}: {page}");
            foreach (var (language, address) in alternates.Where(a => a.Key != "x-default"))
            {
                var other = site.ByAddress.GetValueOrDefault(address);
                Assert.True(
                    other is { Status: HttpStatusCode.OK }
                        && other.Language == language
                        && Alternates(other).GetValueOrDefault(page.Language) == page.Address,
                    $"{address} does not name {page}"
                );
            }
        }
    }

    [Fact]
    public void Pages_that_are_not_to_be_found_say_so_and_name_no_alternates()
    {
        var hidden = site.Pages.Where(p => !p.Indexable && p.Path == p.Address).ToList();
        Assert.Contains(hidden, p => p.Path.EndsWith("/vote", StringComparison.Ordinal));
        Assert.Empty(
            hidden
                .Where(p => p.Attribute("meta[name=robots]", "content") != "noindex" || Canonical(p) is not null || Alternates(p).Count > 0)
                .Select(p => p.ToString())
        );
    }

    [Fact]
    public void Every_question_ever_asked_counts_as_the_one_page_to_ask_on()
    {
        var asked = site.Pages.Where(p => p.Path.EndsWith("/search", StringComparison.Ordinal) && p.Path != p.Address).ToList();
        Assert.NotEmpty(asked);
        Assert.Empty(asked.Where(p => Canonical(p) != p.Path || Alternates(p).Count > 0).Select(p => p.ToString()));
    }

    [Fact]
    public void A_shared_link_has_a_preview() =>
        Assert.Empty(
            from page in site.Pages.Where(p => p.Indexable)
            from name in Preview
            let value = page.Attribute($"meta[property='og:{name}']", "content")
            where
                string.IsNullOrWhiteSpace(value)
                || (name is "url" && site.Ours(value, "/") != page.Address)
                || (name is "locale" && value[..2] != page.Language)
                || (name is "image" && site.Ours(value, "/") is null)
            select $"og:{name}={value}: {page}"
        );

    [Fact]
    public void Articles_topics_and_plans_say_in_data_what_they_are()
    {
        foreach (var page in site.Pages.Where(p => p.Indexable))
        {
            var parts = page.Path.Split('/');
            string[] wanted =
                parts is [_, _, "help", _] ? ["Article", "BreadcrumbList"]
                : parts is [_, _, "topics", _] ? ["BreadcrumbList"]
                : parts is [_, _, "plans", not ("advice" or "availability")] ? ["Offer"]
                : [];
            var data = page.All("script[type='application/ld+json']").Select(s => JsonDocument.Parse(s.TextContent).RootElement).ToList();
            Assert.True(wanted.SequenceEqual(data.Select(d => d.GetProperty("@type").GetString()!)), page.ToString());
            Assert.All(data, d => Assert.Equal("https://schema.org", d.GetProperty("@context").GetString()));
            foreach (var article in data.Where(d => d.GetProperty("@type").GetString() == "Article"))
            {
                Assert.Equal(page.Document!.QuerySelector("h1")!.TextContent, article.GetProperty("headline").GetString());
                Assert.Equal(
                    (page.Language, page.Address),
                    (article.GetProperty("inLanguage").GetString(), site.Ours(article.GetProperty("mainEntityOfPage").GetString(), "/"))
                );
            }
        }
    }

    private string? Canonical(CrawledPage page) => site.Ours(page.Attribute("link[rel=canonical]", "href"), "/");

    private Dictionary<string, string> Alternates(CrawledPage page) =>
        page.All("link[rel=alternate][hreflang]")
            .ToDictionary(l => l.GetAttribute("hreflang")!, l => site.Ours(l.GetAttribute("href"), "/") ?? "elsewhere");
}
