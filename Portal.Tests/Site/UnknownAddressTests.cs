using System.Net;
using AngleSharp.Html.Parser;
using Portal.Tests.Hosting;
using Portal.Tests.Site.Crawl;
using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>A reader at an address where nothing stands is helped on, in the own language.</summary>
public sealed class UnknownAddressTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Languages => [.. Language.Codes];

    [Theory]
    [InlineData("/fr")]
    [InlineData("/fr/help")]
    [InlineData("/xx/search?q=a")]
    [InlineData("/DE")]
    [InlineData("/deu/help")]
    [InlineData("/language/fr")]
    [InlineData("/de/topics/nothing-here")]
    [InlineData("/de/help/nothing-here.md")]
    [InlineData("/css/../appsettings.json")]
    [InlineData("/appsettings.json")]
    [InlineData("/.git/config")]
    [InlineData("/.data/portal.db")]
    [InlineData("/error/200")]
    public async Task An_address_that_never_was_answers_404(string address)
    {
        using var answer = await portal.GetAsync(address, Ct);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_page_searches_for_the_words_in_the_address(string language)
    {
        var article = (await DocumentAsync($"/{language}/help")).QuerySelector($"main a[href^='/{language}/help/']")!.GetAttribute("href")!;
        var mistyped = article.Replace("/help/", "/hepl/", StringComparison.Ordinal);
        using var answer = await portal.GetAsync(mistyped, Ct);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
        Assert.Equal((HttpStatusCode.NotFound, language), (answer.StatusCode, page.DocumentElement.GetAttribute("lang")));
        Assert.Contains(page.QuerySelectorAll("main a[href]"), a => a.GetAttribute("href")!.Split('#')[0] == article);
        Assert.Contains(
            article.Split('/', '-')[^1],
            page.QuerySelector("main form[role=search] input[name=q]")!.GetAttribute("value"),
            StringComparison.Ordinal
        );
        Assert.Empty(Markup.Faults(page));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
        Assert.NotNull(page.QuerySelector("main a[href^='tel:']"));
    }

    [Fact]
    public async Task Without_a_language_in_the_address_the_reader_is_answered_in_the_one_of_the_browser()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/nothing/at/all", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept-Language", "pt-BR,pt;q=0.9");
        using var answer = await portal.SendAsync(request, Ct);
        Assert.Equal("pt", new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct)).DocumentElement.GetAttribute("lang"));
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> DocumentAsync(string address)
    {
        using var answer = await portal.GetAsync(address, Ct);
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
    }
}
