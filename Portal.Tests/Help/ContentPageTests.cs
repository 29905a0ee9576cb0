using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Portal.Tests.Hosting;
using Portal.Tests.Map;
using Portal.Tests.Site.Crawl;
using Portal.Web.Site;

namespace Portal.Tests.Help;

/// <summary>The provider's own pages (imprint, privacy and the like) are there in every language and a step away from every page.</summary>
public sealed class ContentPageTests(SharedPortal portal)
{
    private static readonly string[] Keys =
    [
        .. Directory.GetDirectories(Repository.Full("content/pages")).Select(d => Path.GetFileName(d)).Order(StringComparer.Ordinal),
    ];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Languages => [.. Language.Codes];

    [Fact]
    public void What_a_provider_must_tell_comes_with_the_portal() =>
        Assert.Equal(["accessibility", "cookies", "imprint", "privacy", "terms"], Keys);

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_page_is_there_for_anybody_and_sets_no_cookie(string language)
    {
        foreach (var key in Keys)
        {
            using var answer = await portal.GetAsync($"/{language}/{key}", Ct);
            Assert.Equal((HttpStatusCode.OK, "public, must-revalidate, max-age=0"), (answer.StatusCode, $"{answer.Headers.CacheControl}"));
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            var page = Parse(await answer.Content.ReadAsStringAsync(Ct));
            Assert.Empty(Markup.Faults(page));
            Assert.Equal(language, page.DocumentElement.GetAttribute("lang"));
            Assert.Null(page.QuerySelector("main [lang], main .vote"));
            Assert.NotNull(page.QuerySelector("main .callout.note")); // says that it is a sample
            Assert.Contains("2026", page.QuerySelector(".updated")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", page.Body!.TextContent, StringComparison.Ordinal);
            Assert.EndsWith(
                $"/{language}/{key}",
                page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"),
                StringComparison.Ordinal
            );
            Assert.Equal(7, page.QuerySelectorAll("link[rel=alternate][hreflang]").Length);
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Every_footer_leads_to_every_page(string language)
    {
        using var guest = new HttpBrowser(await portal.AddressAsync());
        using var customer = new HttpBrowser(await portal.AddressAsync());
        await customer.SignInAsCustomerAsync(1001, language);
        foreach (
            var address in new[]
            {
                "",
                "/help",
                Browsing.PageCase.Article(language, "contact-us")[3..],
                "/sign-in",
                "/nowhere",
                "/help/nowhere",
            }
        )
            Assert.Equal(Footer(language), Linked(await guest.OpenAsync($"/{language}{address}")));
        foreach (var address in new[] { "/account", "/tickets", "/imprint" })
            Assert.Equal(Footer(language), Linked(await customer.OpenAsync($"/{language}{address}")));
        Assert.Equal(HttpStatusCode.OK, customer.Status);
    }

    [Fact]
    public async Task A_reader_who_has_a_page_gets_it_only_when_it_is_new()
    {
        using var first = await portal.GetAsync("/pt/privacy", Ct);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/pt/privacy", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await portal.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task Search_engines_find_them_and_feeds_of_articles_do_not_name_them()
    {
        var map = await TextAsync("/sitemap.xml");
        foreach (var language in Language.Codes)
            Assert.All(Addresses(language), address => Assert.Contains($"{address}</loc>", map, StringComparison.Ordinal));
        Assert.DoesNotContain("/en/imprint", await TextAsync("/en/feed.atom"), StringComparison.Ordinal);
        Assert.DoesNotContain("/en/imprint", await TextAsync("/en/llms.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/en/no-such-page")]
    [InlineData("/xx/imprint")]
    [InlineData("/en/imprint/more")]
    public async Task What_is_no_page_is_not_found(string address)
    {
        using var answer = await portal.GetAsync(address, Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static IEnumerable<string> Addresses(string language) =>
        ((string[])["imprint", "privacy", "cookies", "terms", "accessibility"]).Select(key => $"/{language}/{key}");

    // The two ways out of a contract stand before the pages of the provider.
    private static IEnumerable<string> Footer(string language) => [$"/{language}/cancel", $"/{language}/withdraw", .. Addresses(language)];

    private static IEnumerable<string> Linked(IHtmlDocument page) =>
        page.QuerySelectorAll("footer .footer-pages a").Select(a => a.GetAttribute("href")!);

    private static IHtmlDocument Parse(string text) => new HtmlParser().ParseDocument(text);

    private async Task<string> TextAsync(string address)
    {
        using var answer = await portal.GetAsync(address, Ct);
        return await answer.Content.ReadAsStringAsync(Ct);
    }
}
