using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>A reader whose browser runs no scripts, or whose line is too bad to fetch them, can do everything.</summary>
public sealed class WithoutScriptsTests(SharedPortal portal, Browser browser)
{
    public static TheoryData<string> Languages => BrowserSession.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task An_article_is_found_read_and_judged(string language)
    {
        await using var visit = await BeginAsync();
        var page = visit.Page;
        await page.GotoAsync($"/{language}");
        await page.SearchField().FillAsync(PageCase.WordFoundIn(language));
        await page.GetByRole(AriaRole.Search).First.GetByRole(AriaRole.Button).ClickAsync();
        await page.Content().GetByRole(AriaRole.Listitem).GetByRole(AriaRole.Heading).GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"/{language}/help/"));
        await PressAsync(page, language, "Help.Vote.No");
        await page.GetByRole(AriaRole.Radio, new() { Name = SiteTexts.In(language, "Help.Vote.Reason.unclear") }).CheckAsync();
        await PressAsync(page, language, "Help.Vote.Send");
        await Assertions.Expect(page.Title()).ToHaveTextAsync(SiteTexts.In(language, "Help.Vote.Thanks"));
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
    }

    [Fact]
    public async Task The_language_switch_leads_to_the_same_thing_and_never_to_nothing()
    {
        await using var visit = await BeginAsync();
        foreach (var (place, there) in PageCase.Kinds("en").Zip(PageCase.Kinds("ru")))
        {
            await place.OpenAsync(visit.Page);
            await visit.Page.Locator("header summary").ClickAsync();
            await visit.Page.Locator("header a[hreflang=ru]").ClickAsync();
            await Assertions.Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", "ru");
            Assert.NotEqual(SiteTexts.In("ru", "Error.404.Title"), await visit.Page.Title().InnerTextAsync());
            if (place.Name is "home" or "help index" or "topic" or "article")
                Assert.Equal(there.Path, new Uri(visit.Page.Url).AbsolutePath);
        }
    }

    [Fact]
    public async Task A_topic_leads_to_its_articles()
    {
        await using var visit = await BeginAsync();
        var page = visit.Page;
        await page.GotoAsync("/en/help");
        await page.Content().GetByRole(AriaRole.Heading, new() { Level = 2 }).GetByRole(AriaRole.Link).First.ClickAsync();
        await page.ArriveAsync("/en/topics/*");
        var article = page.Content().GetByRole(AriaRole.Heading, new() { Level = 2 }).GetByRole(AriaRole.Link).First;
        var name = await article.InnerTextAsync();
        await article.ClickAsync();
        await Assertions.Expect(page.Title()).ToHaveTextAsync(name);
    }

    [Fact]
    public async Task The_contents_of_an_article_open_and_lead_to_its_parts()
    {
        await using var visit = await BeginAsync();
        var page = visit.Page;
        await page.SetViewportSizeAsync(360, 640);
        await page.GotoAsync(PageCase.Article("en", PageCase.LongArticle));
        var contents = page.GetByRole(AriaRole.Navigation, new() { Name = SiteTexts.In("en", "Help.Contents") });
        var link = contents.GetByRole(AriaRole.Link, new() { IncludeHidden = true }).Last;
        if (!await link.IsVisibleAsync())
            await contents.Locator("summary").ClickAsync();
        await link.ClickAsync();
        await Assertions.Expect(page.Locator(":target")).ToBeInViewportAsync();
    }

    private static Task PressAsync(IPage page, string language, string button) =>
        page.Content().GetByRole(AriaRole.Button, new() { Name = SiteTexts.In(language, button), Exact = true }).ClickAsync();

    private Task<BrowserSession> BeginAsync() => BrowserSession.BeginAsync(browser, portal, new() { JavaScriptEnabled = false });
}
