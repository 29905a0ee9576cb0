using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>Where things stand: one left edge, something beside the text on a wide screen, the thing needed first on a small one.</summary>
public sealed class LayoutTests(SharedPortal portal, Browser browser)
{
    private const string Left = "e => Math.round(e.getBoundingClientRect().left)";

    [Fact]
    public async Task All_pages_begin_at_one_left_edge_the_one_of_the_frame()
    {
        await using var visit = await BeginAsync(1280, 900);
        var page = visit.Page;
        foreach (var path in Pages)
        {
            await page.GotoAsync(path);
            var frame = await page.Locator(".provider-name").EvaluateAsync<int>(Left);
            Assert.Equal((path, frame), (path, await page.Locator("main h1").EvaluateAsync<int>(Left)));
            Assert.Equal((path, frame), (path, await page.Locator("footer p").First.EvaluateAsync<int>(Left)));
        }

        Assert.Equal(
            await page.Locator(".provider-name").EvaluateAsync<int>(Left),
            await FirstTextOfStepsAsync(page, PageCase.Article("de", "no-internet"))
        );
    }

    [Fact]
    public async Task On_a_wide_screen_something_stands_beside_every_page()
    {
        await using var visit = await BeginAsync(1280, 900);
        foreach (var path in Pages)
        {
            await visit.Page.GotoAsync(path);
            var right = await visit
                .Page.Locator("main :is(.side, .contents, .after, .person, .status-follow, .columns section)")
                .EvaluateAllAsync<int>("all => Math.round(Math.max(...all.map(e => e.getBoundingClientRect().right)))");
            Assert.InRange(right, 1150, 1280);
        }
    }

    [Theory]
    [InlineData("de")]
    [InlineData("ru")]
    public async Task On_a_phone_the_first_step_of_an_article_is_on_the_first_screen(string language)
    {
        await using var visit = await BeginAsync(360, 800);
        await visit.Page.GotoAsync(PageCase.Article(language, "no-internet"));
        var step = await visit.Page.Locator(".steps li").First.BoundingBoxAsync();
        Assert.InRange(step!.Y, 100, 775);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_phone_the_search_waits_behind_its_sign_with_and_without_scripts(bool scripts)
    {
        await using var visit = await BeginAsync(360, 800, scripts);
        var page = visit.Page;
        await page.GotoAsync("/de/help");
        await Assertions.Expect(page.Locator("#header-q")).ToBeHiddenAsync();
        await page.Locator(".find-link").ClickAsync();
        await Assertions.Expect(page.Locator("#header-q")).ToBeVisibleAsync();
        await page.Locator("#header-q").FillAsync("router");
        await page.Locator("#header-q").PressAsync("Enter");
        await Assertions.Expect(page.Locator(".found")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_address_of_the_router_can_be_copied_where_there_are_scripts()
    {
        await using var visit = await BeginAsync(1280, 900, permissions: ["clipboard-read", "clipboard-write"]);
        var page = visit.Page;
        await page.GotoAsync(PageCase.Article("en", "no-internet"));
        await page.Locator(".copy").First.ClickAsync();
        await Assertions.Expect(page.Locator(".copy").First).ToHaveTextAsync("Copied");
        Assert.Equal("http://192.168.1.1", await page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await using var plain = await BeginAsync(1280, 900, scripts: false);
        await plain.Page.GotoAsync(PageCase.Article("en", "no-internet"));
        await Assertions.Expect(plain.Page.Locator("a.router-address").First).ToBeVisibleAsync();
        await Assertions.Expect(plain.Page.Locator(".copy")).ToHaveCountAsync(0);
    }

    private static IEnumerable<string> Pages =>
        [
            "/de",
            PageCase.Article("de", "no-internet"),
            "/de/topics/router",
            "/de/status",
            "/de/sign-in",
            "/de/tickets/open",
            "/de/tickets/open/fault",
            "/de/tickets",
            "/de/imprint",
            PageCase.Search("de", "router"),
        ];

    private static async Task<int> FirstTextOfStepsAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        return await page.Locator(".steps li > *").First.EvaluateAsync<int>(Left);
    }

    private Task<BrowserSession> BeginAsync(int width, int height, bool scripts = true, string[]? permissions = null) =>
        BrowserSession.BeginAsync(
            browser,
            portal,
            new()
            {
                ViewportSize = new() { Width = width, Height = height },
                JavaScriptEnabled = scripts,
                Permissions = permissions,
            }
        );
}
