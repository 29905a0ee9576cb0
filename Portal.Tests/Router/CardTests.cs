using System.Collections.Concurrent;
using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Router;

/// <summary>The card with the Wi-Fi: what is typed there is drawn and printed, and goes nowhere.</summary>
public sealed class CardTests(SharedPortal portal, Browser browser)
{
    private const string Name = "zebra-network";
    private const string Password = "zebra;\"secret\\:12";

    [Fact]
    public async Task Nothing_that_is_typed_leaves_the_browser()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        await visit.Page.GotoAsync("/en/router/card");
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var sent = new ConcurrentQueue<string>();
        visit.Page.Request += (_, request) => sent.Enqueue($"{request.Method} {request.Url} {request.PostData}");
        await FillAsync(visit.Page);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.EvaluateAsync("window.print = () => { document.title = 'printed' }");
        await visit.Page.Locator("[data-print]").ClickAsync();
        await Assertions.Expect(visit.Page).ToHaveTitleAsync("printed");
        Assert.Empty(sent);
        await visit.Page.GotoAsync("/en/router");
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        Assert.NotEmpty(sent);
        Assert.DoesNotContain(sent, s => s.Contains("zebra", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("zebra", (await portal.ProgramAsync()).Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("{}{}", await visit.Page.EvaluateAsync<string>("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task Its_fields_could_not_be_sent_if_somebody_tried()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal, new() { JavaScriptEnabled = false });
        await visit.Page.GotoAsync("/en/router/card");
        Assert.Equal(0, await visit.Page.Locator("form .wifi-card, .wifi-card form, .wifi-card [name], .wifi-card [form]").CountAsync());
        Assert.Equal(4, await visit.Page.Locator(".wifi-card input[autocomplete=off]").CountAsync());
    }

    [Fact]
    public async Task Without_scripts_the_page_says_how_the_card_is_filled_in()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal, new() { JavaScriptEnabled = false });
        await visit.Page.GotoAsync("/de/router/card");
        await Assertions.Expect(visit.Page.GetByText(SiteTexts.In("de", "Router.Card.ByHand"))).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-print]")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator(".wifi-card input").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("", "", "Router.Card.Empty")]
    [InlineData("home", "short", "Router.Card.TooShort")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456", "12345678", "Router.Card.NameTooLong")]
    [InlineData("Кухняяяяяяяяяяяяя", "12345678", "Router.Card.NameTooLong")]
    [InlineData("home", "1234567890123456789012345678901234567890123456789012345678901234", "Router.Card.TooLong")]
    public async Task What_no_router_would_take_is_said_and_gets_no_code(string name, string password, string text)
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        await visit.Page.GotoAsync("/ru/router/card");
        await visit.Page.Locator("#wifi-password").FillAsync(password);
        await visit.Page.Locator("#wifi-name").FillAsync(name);
        await Assertions.Expect(visit.Page.Locator("[data-said]")).ToHaveTextAsync(SiteTexts.In("ru", text));
        await Assertions.Expect(visit.Page.Locator("[data-code] svg")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_name_and_a_password_make_a_code_with_a_name_of_its_own()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        await visit.Page.GotoAsync("/en/router/card");
        await FillAsync(visit.Page);
        var code = visit.Page.GetByRole(AriaRole.Img, new() { Name = SiteTexts.In("en", "Router.Card.Picture") });
        await Assertions.Expect(code).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator("[data-said]")).ToBeEmptyAsync();
    }

    [Theory]
    [InlineData("/en/router")]
    [InlineData("/de/router/asus-rt-ax")]
    [InlineData("/ru/router/other/setup/cable?line=dsl")]
    [InlineData("/ca/router/example-box/setup/configure?connection=pppoe")]
    [InlineData("/pt/router/card")]
    public async Task No_page_puts_up_a_barrier_on_the_narrowest_screen_by_day_or_by_night(string address)
    {
        foreach (var scheme in (ColorScheme[])[ColorScheme.Light, ColorScheme.Dark])
        {
            var reader = new BrowserNewContextOptions
            {
                ColorScheme = scheme,
                ViewportSize = new() { Width = 320, Height = 640 },
            };
            await using var visit = await BrowserSession.BeginAsync(browser, portal, reader);
            await visit.Page.GotoAsync(address);
            await visit.Page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
            Assert.Empty(await visit.Page.BarriersAsync(Axe.EveryRule));
            Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= 320"), address);
            Assert.Empty(visit.Complaints);
        }
    }

    [Fact]
    public async Task No_name_in_a_drawing_lies_over_another_as_a_browser_draws_it()
    {
        const string Overlaps = """
            () => [...document.querySelectorAll('svg.device')].flatMap(svg => {
              const frame = svg.getBoundingClientRect();
              const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
              const meets = (a, b) => a.left < b.right && b.left < a.right && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
              const over = boxes.flatMap(([name, box], i) =>
                boxes.slice(i + 1).filter(([, other]) => meets(box, other)).map(([other]) => `${name} over ${other}`));
              const outside = boxes.filter(([, box]) => box.left < frame.left - 1 || box.right > frame.right + 1);
              return [...over, ...outside.map(([name]) => `${name} outside`)];
            })
            """;
        await using var visit = await BrowserSession.BeginAsync(
            browser,
            portal,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        foreach (var model in RouterSamples.All)
        {
            await visit.Page.GotoAsync($"/en/router/{model.Key}");
            Assert.Empty(await visit.Page.EvaluateAsync<string[]>(Overlaps));
        }
    }

    private static async Task FillAsync(IPage page)
    {
        await page.Locator("#wifi-name").FillAsync(Name);
        await page.Locator("#wifi-password").FillAsync(Password);
        await page.Locator("#router-password").FillAsync("zebra-router");
    }
}
