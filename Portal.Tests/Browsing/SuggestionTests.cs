using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>
/// Suggestions while typing: what readers of the screen are told, how often the server is asked, and that the search survives without them.
/// </summary>
public sealed class SuggestionTests(SharedPortal portal, Browser browser)
{
    private const string Suggestions = "**/search/suggestions*";

    [Theory]
    [InlineData("home")]
    [InlineData("article")]
    [InlineData("search with results")]
    [InlineData("not found")]
    public async Task Readers_who_hear_the_page_are_told_about_the_suggestions(string kind)
    {
        await using var visit = await OpenAsync(kind);
        var field = visit.Page.SearchField();
        await Assertions.Expect(field).ToHaveRoleAsync(AriaRole.Combobox);
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-autocomplete", "list");
        await TypeAsync(visit.Page);
        var options = visit.Page.GetByRole(AriaRole.Option);
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-expanded", "true");
        var list = visit.Page.GetByRole(AriaRole.Listbox);
        await Assertions.Expect(list).ToHaveAccessibleNameAsync(new Regex("."));
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-controls", (await list.GetAttributeAsync("id"))!);
        await visit.Page.PressAsync("ArrowDown");
        await visit.Page.PressAsync("ArrowDown");
        await Assertions.Expect(options.Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await Assertions.Expect(options.Nth(0)).ToHaveAttributeAsync("aria-selected", "false");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-activedescendant", (await options.Nth(1).GetAttributeAsync("id"))!);
        Assert.Empty((await visit.Page.BarriersAsync(Axe.EveryRule)).Concat(visit.Complaints));
    }

    [Fact]
    public async Task Arrows_lead_around_the_list()
    {
        await using var visit = await OpenAsync("home");
        await TypeAsync(visit.Page);
        var options = visit.Page.GetByRole(AriaRole.Option);
        await visit.Page.PressAsync("ArrowUp");
        await Assertions.Expect(options.Last).ToHaveAttributeAsync("aria-selected", "true");
        await visit.Page.PressAsync("ArrowDown");
        await visit.Page.PressAsync("ArrowDown");
        await Assertions.Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
    }

    [Fact]
    public async Task A_slow_answer_does_not_change_the_list_under_the_readers_hands()
    {
        await using var visit = await OpenAsync("home");
        var page = visit.Page;
        await TypeAsync(page);
        await page.RouteAsync(Suggestions, _ => { }); // never answered
        await page.RunAndWaitForRequestAsync(() => page.Keyboard.TypeAsync("s"), Suggestions);
        var dropped = new TaskCompletionSource();
        page.RequestFailed += (_, _) => dropped.TrySetResult();
        await page.PressAsync("ArrowDown");
        await dropped.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Assertions.Expect(page.GetByRole(AriaRole.Option).First).ToHaveAttributeAsync("aria-selected", "true");
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_suggestion_that_is_clicked_opens()
    {
        await using var visit = await OpenAsync("home");
        await TypeAsync(visit.Page);
        await visit.Page.GetByRole(AriaRole.Option).Last.ClickAsync();
        await visit.Page.ArriveAsync(PageCase.Suggested("en"));
        if (visit.Page.Url.Contains("/search?", StringComparison.Ordinal)) // a query to go on with
            await visit.Page.Locator("ol.found a").First.ClickAsync();
        await visit.Page.ArriveAsync("/en/help/*");
        await Assertions.Expect(visit.Page.Title()).ToBeVisibleAsync();
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Fast_typing_asks_the_server_once()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        var asked = Asked(visit.Page);
        await StandStillAsync(visit.Page);
        await visit.Page.SearchField().PressSequentiallyAsync("router");
        Assert.Empty(asked);
        await visit.Page.Clock.RunForAsync(2_000);
        await visit.Page.GetByRole(AriaRole.Option).First.WaitForAsync();
        Assert.Equal("/en/search/suggestions?q=router", Assert.Single(asked));
    }

    [Fact]
    public async Task A_word_that_is_still_being_composed_is_not_searched_for()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        var asked = Asked(visit.Page);
        await StandStillAsync(visit.Page);
        await visit.Page.SearchField().FocusAsync();
        var keyboard = await visit.Page.Context.NewCDPSessionAsync(visit.Page);
        await keyboard.SendAsync(
            "Input.imeSetComposition",
            new()
            {
                ["text"] = "rou",
                ["selectionStart"] = 3,
                ["selectionEnd"] = 3,
            }
        );
        await Assertions.Expect(visit.Page.SearchField()).ToHaveValueAsync("rou");
        await visit.Page.Clock.RunForAsync(2_000);
        Assert.Empty(asked);
        await keyboard.SendAsync("Input.insertText", new() { ["text"] = "router" });
        await Assertions.Expect(visit.Page.SearchField()).ToHaveValueAsync("router");
        await visit.Page.Clock.RunForAsync(2_000);
        await visit.Page.GetByRole(AriaRole.Option).First.WaitForAsync();
        Assert.Equal("/en/search/suggestions?q=router", Assert.Single(asked));
    }

    [Theory]
    [InlineData(500, "")]
    [InlineData(429, "")]
    [InlineData(200, "<!doctype html><p>a page of some hotel")]
    [InlineData(0, "")]
    public async Task Without_suggestions_the_search_goes_on(int status, string body)
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        var failed = new TaskCompletionSource();
        await visit.Page.RouteAsync(
            Suggestions,
            async route =>
            {
                if (status == 0)
                    await route.AbortAsync();
                else
                    await route.FulfillAsync(new() { Status = status, Body = body });
                failed.TrySetResult();
            }
        );
        await visit.Page.GotoAsync("/en");
        await visit.Page.SearchField().PressSequentiallyAsync("router");
        await failed.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await Assertions.Expect(visit.Page.SearchField()).ToHaveAttributeAsync("aria-expanded", "false");
        await visit.Page.SearchField().PressAsync("Enter");
        await visit.Page.ArriveAsync("/en/search?q=router");
        // that one line is the browser's own
        Assert.DoesNotContain(visit.Complaints, c => !c.Contains("/search/suggestions", StringComparison.Ordinal));
    }

    private static List<string> Asked(IPage page)
    {
        var asked = new List<string>();
        page.Request += (_, request) =>
        {
            if (new Uri(request.Url) is { AbsolutePath: "/en/search/suggestions" } address)
                asked.Add(address.PathAndQuery);
        };
        return asked;
    }

    // The clock of the page runs only when the test lets it, so the pause before asking is no matter of luck.
    private static async Task StandStillAsync(IPage page)
    {
        var now = new DateTime(2026, 3, 29, 8, 0, 0, DateTimeKind.Utc);
        await page.Clock.InstallAsync(new() { TimeDate = now });
        await page.GotoAsync("/en");
        await page.Clock.PauseAtAsync(now.AddHours(1));
    }

    private static async Task TypeAsync(IPage page)
    {
        await page.SearchField().FillAsync("");
        await page.SearchField().PressSequentiallyAsync("router");
        await page.GetByRole(AriaRole.Option).First.WaitForAsync();
    }

    private async Task<BrowserSession> OpenAsync(string kind)
    {
        var visit = await BrowserSession.BeginAsync(browser, portal);
        await PageCase.Kinds("en").Single(p => p.Name == kind).OpenAsync(visit.Page);
        return visit;
    }
}
