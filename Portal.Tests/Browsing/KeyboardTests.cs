using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>A reader without a mouse finds an article, goes past the navigation, changes the language and judges an article.</summary>
public sealed class KeyboardTests(SharedPortal portal, Browser browser)
{
    public static TheoryData<string> Languages => BrowserSession.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_suggestion_is_chosen_with_the_arrows_and_opened_with_enter(string language)
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        var page = visit.Page;
        await page.GotoAsync($"/{language}");
        await page.TabToAsync(page.SearchField());
        await page.Keyboard.TypeAsync(PageCase.WordFoundIn(language));
        var options = page.GetByRole(AriaRole.Option);
        await options.First.WaitForAsync();
        await page.PressAsync("ArrowDown");
        await Assertions.Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await page.PressAsync("Enter");
        await page.ArriveAsync(PageCase.Suggested(language));
        if (page.Url.Contains("/search?", StringComparison.Ordinal)) // a query to go on with
            await page.Locator("ol.found a").First.PressAsync("Enter");
        await page.ArriveAsync($"/{language}/help/*");
        await Assertions.Expect(page.Title()).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Escape_closes_the_suggestions_and_keeps_what_was_typed()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        var page = visit.Page;
        await page.GotoAsync("/en");
        await page.TabToAsync(page.SearchField());
        await page.Keyboard.TypeAsync("router");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
        await page.PressAsync("Escape");
        await Assertions.Expect(page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await Assertions.Expect(page.SearchField()).ToBeFocusedAsync();
        await Assertions.Expect(page.SearchField()).ToHaveValueAsync("router");
    }

    [Fact]
    public async Task Enter_without_a_suggestion_leads_to_the_results_and_tab_to_the_first_of_them()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        var page = visit.Page;
        await page.GotoAsync("/en");
        await page.TabToAsync(page.SearchField());
        await page.Keyboard.TypeAsync("router");
        await page.SearchField().PressAsync("Enter");
        await page.ArriveAsync("/en/search?q=router");
        var first = page.Content().Locator(".found h2 a").First;
        var name = await first.InnerTextAsync();
        await page.TabToAsync(first);
        await page.PressAsync("Enter");
        await page.ArriveAsync("/en/help/*");
        await Assertions.Expect(page.Title()).ToHaveTextAsync(name);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_first_tab_offers_to_skip_to_the_content(string language)
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        var page = visit.Page;
        await page.GotoAsync(PageCase.Article(language, PageCase.LongArticle));
        await page.PressAsync("Tab");
        var skip = page.Locator("a:focus");
        await Assertions.Expect(skip).ToHaveAttributeAsync("href", "#main");
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await page.PressAsync("Enter");
        await page.ArriveAsync("#main");
        await page.PressAsync("Tab");
        Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }

    [Fact]
    public async Task The_language_is_changed_by_keyboard()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        var page = visit.Page;
        await page.GotoAsync(PageCase.Article("en", PageCase.LongArticle));
        await page.TabToAsync(page.Locator("header summary"));
        await page.PressAsync("Enter");
        await page.TabToAsync(page.Locator("a[hreflang=de]"));
        await page.PressAsync("Enter");
        await page.ArriveAsync(PageCase.Article("de", PageCase.LongArticle));
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "de");
    }
}
