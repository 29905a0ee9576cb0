using System.Net;
using System.Text;
using Portal.Web.Site;

namespace Portal.Tests.Site.Crawl;

/// <summary>A reader who follows any link, in any language, arrives.</summary>
[Collection(WholeSiteCollection.Name)]
public sealed class EveryLinkTests(WholeSite site)
{
    private static readonly string[] Foreign = [.. Language.Codes];

    [Fact]
    public void Every_link_of_every_page_leads_to_something() =>
        Assert.Empty(site.ByAddress.Values.Where(p => p.Status != HttpStatusCode.OK && !p.IsRedirect).Select(p => $"{(int)p.Status} {p}"));

    [Fact]
    public void Every_redirect_ends_at_a_page() =>
        Assert.Empty(
            site.ByAddress.Values.Where(p => p.IsRedirect && site.Follow(p.Address)?.Status != HttpStatusCode.OK)
                .Select(p => $"{p} → {p.Location}")
        );

    [Fact]
    public void All_six_languages_have_home_help_topics_articles_and_search()
    {
        foreach (var language in Language.Codes)
        {
            var mine = site.Pages.Where(p => p.Language == language).Select(p => p.Path).Distinct().ToList();
            Assert.Contains($"/{language}", mine);
            Assert.Contains($"/{language}/help", mine);
            Assert.Contains($"/{language}/search", mine);
            Assert.InRange(mine.Count(p => p.StartsWith($"/{language}/topics/", StringComparison.Ordinal)), 4, 100);
            Assert.InRange(mine.Count(p => p.StartsWith($"/{language}/help/", StringComparison.Ordinal)), 12, 1000);
        }
    }

    [Fact]
    public void Every_page_says_which_language_it_is_in() =>
        Assert.Empty(site.Pages.Where(p => p.Attribute("html", "lang") != p.Language).Select(p => $"{p.Attribute("html", "lang")}: {p}"));

    [Fact]
    public void The_language_switch_of_every_page_leads_to_a_page_in_each_language()
    {
        foreach (var page in site.Pages)
        {
            var choices = page.All("a[href^='/language/']").ToList();
            Assert.True(
                choices
                    .Select(c => c.GetAttribute("hreflang"))
                    .Order(StringComparer.Ordinal)
                    .SequenceEqual(Foreign.Order(StringComparer.Ordinal)),
                page.ToString()
            );
            foreach (var choice in choices)
            {
                var target = site.Follow(site.Ours(choice.GetAttribute("href"), page.Address)!);
                Assert.True(
                    target is { Status: HttpStatusCode.OK, Document: not null } && target.Language == choice.GetAttribute("hreflang"),
                    $"{choice.GetAttribute("href")} on {page}"
                );
            }
        }
    }

    [Fact]
    public void Every_answer_with_text_says_how_it_is_encoded()
    {
        var text = site.ByAddress.Values.Where(p =>
            p.ContentType.StartsWith("text/", StringComparison.Ordinal) || p.ContentType.Contains("xml", StringComparison.Ordinal)
        );
        Assert.Empty(
            text.Where(p => !Binary(p) && !p.ContentType.Contains("charset=" + Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase))
                .Select(p => $"{p.ContentType}: {p}")
        );
    }

    [Fact]
    public void No_page_that_may_be_kept_sets_a_cookie()
    {
        Assert.Empty(
            site.ByAddress.Values.Where(p => p.Cookies.Count > 0 && !p.CacheControl.Contains("no-store", StringComparison.Ordinal))
                .Select(p => p.ToString())
        );
        Assert.Empty(site.ByAddress.Values.Where(p => p.Cookies.Count > 0 && !MaySetCookies(p)).Select(p => p.ToString()));
    }

    // The choice of a language is remembered, and a form that changes something carries a token that belongs to its browser.
    private static bool MaySetCookies(CrawledPage page) =>
        page.Path == "/" || page.Path.StartsWith("/language/", StringComparison.Ordinal) || page.All("input[name=form-token]").Any();

    // Pictures, scripts and the style sheets of single pages are files: they are ASCII or say so themselves, and an SVG carries its
    // encoding inside.
    private static bool Binary(CrawledPage page) => page.ContentType is "image/svg+xml" or "text/javascript" or "text/css";
}
