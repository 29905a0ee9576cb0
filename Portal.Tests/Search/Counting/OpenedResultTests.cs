using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Search.Counting;

/// <summary>What a reader with a real browser opens from the results is counted, and nobody is followed.</summary>
public sealed class OpenedResultTests(Browser browser) : IAsyncLifetime
{
    private InProcessPortal portal = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        portal = await InProcessPortal.StartAsync(
            new PortalSettings { More = new Dictionary<string, string> { ["Searches__WriteSeconds"] = "1" } }
        );

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData(MouseButton.Left)]
    [InlineData(MouseButton.Middle)]
    public async Task An_article_opened_from_the_results_is_counted_without_a_cookie(MouseButton button)
    {
        await using var reader = await browser.ReaderAsync(portal.Address);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(PageCase.Search("en", "restart router"));
        await page.Locator(".found a").First.ClickAsync(new() { Button = button });
        await Until.TrueAsync(
            async () => (await portal.OpeningsAsync()).SequenceEqual(["en restart router restart-router 1"]),
            () => portal.Output,
            Ct
        );
        Assert.Matches("^en restart router 1/0/1 [1-9]", Assert.Single(await portal.CountsAsync()));
        Assert.Empty(await reader.CookiesAsync());
    }

    [Fact]
    public async Task An_article_opened_with_the_keyboard_is_counted()
    {
        await using var reader = await browser.ReaderAsync(portal.Address);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(PageCase.Search("en", "restart router"));
        await page.Locator(".found a").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Until.TrueAsync(async () => (await portal.OpeningsAsync()).Count == 1, () => portal.Output, Ct);
    }

    [Fact]
    public async Task Who_asks_not_to_be_counted_sends_nothing()
    {
        await using var reader = await browser.ReaderAsync(
            portal.Address,
            new() { ExtraHTTPHeaders = new Dictionary<string, string> { ["Sec-GPC"] = "1" } }
        );
        await reader.AddInitScriptAsync("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true });");
        var page = await reader.NewPageAsync();
        var told = new List<string>();
        reader.Request += (_, request) =>
        {
            if (request.Method != "GET")
                told.Add(request.Url);
        };
        await OpenFirstAsync(page);
        Assert.Empty(told);
        Assert.Equal(0, await portal.StopAsync());
        Assert.Empty(await portal.CountsAsync());
    }

    [Fact]
    public async Task Without_scripts_the_search_counts_and_the_opening_does_not()
    {
        await using var reader = await browser.ReaderAsync(portal.Address, new() { JavaScriptEnabled = false });
        await OpenFirstAsync(await reader.NewPageAsync());
        Assert.Equal(0, await portal.StopAsync());
        Assert.Matches("^en restart router 1/0/0 [1-9]", Assert.Single(await portal.CountsAsync()));
    }

    private static async Task OpenFirstAsync(IPage page)
    {
        await page.GotoAsync(PageCase.Search("en", "restart router"));
        await page.Locator(".found a").First.ClickAsync();
        await Assertions.Expect(page.Locator("article.reading")).ToBeVisibleAsync();
    }
}
