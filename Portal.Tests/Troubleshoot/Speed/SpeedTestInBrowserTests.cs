using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using Portal.Web.Troubleshoot.Guides;

namespace Portal.Tests.Troubleshoot.Speed;

/// <summary>A real browser measures, on the narrowest telephone: the result is said in words, kept and taken back into the guide.</summary>
public sealed partial class SpeedTestInBrowserTests(SpeedPortal portal, Browser browser) : IClassFixture<SpeedPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_measures_by_cable_finds_the_result_again_and_goes_on_with_the_guide()
    {
        using var customer = new HttpBrowser(portal.Program.Address);
        await customer.SignInAsCustomerAsync(1002);
        await using var journey = await Journey.BeginAsync(browser, portal.Program.Address, scripts: true, customer);
        var back = Uri.EscapeDataString(await BackAsync());
        await journey.OpenAsync($"/en/fix/speed-test?back={back}");
        var page = journey.Page;
        await Assertions.Expect(page.Locator("#speed-without")).ToBeHiddenAsync();
        await page.ClickAsync("#speed-form .button");
        await Assertions.Expect(page.Locator("#how-error")).ToBeVisibleAsync();
        await page.CheckAsync("input[value=wired]");
        await page.ClickAsync("#speed-form .button");
        await Assertions.Expect(page.Locator("#speed-live")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[data-end]:not([hidden]) h2")).ToBeFocusedAsync();
        var end = (await page.Locator("[data-end]:not([hidden])").GetAttributeAsync("data-end"))!;
        Assert.StartsWith("plan-", end, StringComparison.Ordinal); // how fast, is up to the machine
        await Assertions.Expect(page.Locator("[data-figure=download] [data-value]")).ToHaveTextAsync(Number());
        await Assertions.Expect(page.Locator("[data-figure=upload] [data-value]")).ToHaveTextAsync(Number());
        await Assertions.Expect(page.Locator("[data-figure=latency] [data-value]")).ToHaveTextAsync(Number());
        await Assertions.Expect(page.Locator("[data-figure=protocol] [data-value]")).ToHaveTextAsync("IPv4");
        await Assertions.Expect(page.Locator("[data-notice=clock]")).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#speed-saved")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#speed-save")).ToBeHiddenAsync();
        await journey.TouchAsync("#speed-saved a", "/speed-test/results");
        Assert.Contains("One test so far", await journey.MainAsync(), StringComparison.Ordinal);
        await page.ClickAsync(".speed-history summary");
        var result = SiteTexts.In("en", $"Speed.Result.{char.ToUpperInvariant(end[5])}{end[6..]}");
        await Assertions.Expect(page.Locator("tbody th")).ToContainTextAsync(result); // the portal says the same as the page said
        Assert.Empty(journey.Barriers);
    }

    [Fact]
    public async Task The_result_leads_back_into_the_guide_with_its_answer()
    {
        await using var journey = await Journey.BeginAsync(browser, portal.Program.Address, scripts: true);
        await journey.OpenAsync($"/de/fix/speed-test?back={Uri.EscapeDataString(await BackAsync())}");
        var page = journey.Page;
        await page.CheckAsync("input[value=wiFi]");
        await page.FillAsync("#contract", "999999"); // nothing is as fast
        await page.CheckAsync("input[name=small]");
        await page.ClickAsync("#speed-form .button");
        await Assertions.Expect(page.Locator("[data-end=inconclusive-wiFi]")).ToBeVisibleAsync();
        Assert.Empty(await page.TooWideAsync());
        await page.ClickAsync("#speed-go");
        await page.ArriveAsync("speed-test=inconclusive");
        Assert.Empty(journey.Barriers);
    }

    [Fact]
    public async Task Who_finds_no_place_is_told_to_try_again_in_a_minute()
    {
        await using var journey = await Journey.BeginAsync(browser, portal.Program.Address, scripts: true);
        await journey.Page.RouteAsync(
            "**/speed/down?*",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        Status = 503,
                        Headers = new Dictionary<string, string> { ["Retry-After"] = "60" },
                    }
                )
        );
        await journey.OpenAsync("/en/fix/speed-test");
        await journey.Page.CheckAsync("input[value=wired]");
        await journey.Page.ClickAsync("#speed-form .button");
        await Assertions.Expect(journey.Page.Locator("[data-end=busy]")).ToBeVisibleAsync();
        await Assertions.Expect(journey.Page.Locator("#speed-figures")).ToBeHiddenAsync();
        await journey.Page.ClickAsync("#speed-again");
        await Assertions.Expect(journey.Page.Locator("#speed-form")).ToBeVisibleAsync();
    }

    private async Task<string> BackAsync()
    {
        var set = await portal.Program.Services.GetRequiredService<GuideLibrary>().CurrentAsync(Ct);
        return $"/en/fix/slow-internet/speed-test?v={set.Version}&scope=all&slow-what=everything&pause=same&wired=no-cable";
    }

    [GeneratedRegex(@"^[\d.,]+$")]
    private static partial Regex Number();
}
