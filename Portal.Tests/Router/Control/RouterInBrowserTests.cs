using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using Portal.Web.Provider.Embedded;
using Portal.Web.Provider.Routers;

namespace Portal.Tests.Router.Control;

/// <summary>A portal that goes on with commands by itself, as it does for customers, and quickly.</summary>
public sealed class QuickRouterPortal : IAsyncLifetime
{
    public InProcessPortal Program { get; private set; } = null!;

    public async ValueTask InitializeAsync() =>
        Program = await InProcessPortal.StartAsync(
            new PortalSettings
            {
                More = new Dictionary<string, string>(RouterOwner.Settings)
                {
                    ["Routers__PollEvery"] = "00:00:00.2",
                    ["Routers__LookEvery"] = "00:00:00.2",
                    ["Routers__VerifyFor"] = "00:05:00",
                },
            }
        );

    public ValueTask DisposeAsync() => Program.DisposeAsync();
}

/// <summary>The Wi-Fi is changed in a browser, with scripts and without, by ear and on the smallest telephone.</summary>
public sealed partial class RouterInBrowserTests(QuickRouterPortal portal, Browser browser) : IClassFixture<QuickRouterPortal>
{
    private const string Overview = "/en/account/router";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_changes_the_wifi_and_the_page_says_when_it_is_done(bool scripts)
    {
        var owner = await RouterOwner.InAsync(portal.Program, RouterBehaviour.Online, agrees: false);
        await using var reader = await ReaderAsync(owner, "en", scripts);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/account");
        await page.Locator($"a[href='{Overview}?line={owner.Line}']").ClickAsync();
        await page.Locator("form[action*='handler=consent'] button").ClickAsync();
        await page.Locator("a[href*='/router/wifi']").ClickAsync();
        await page.FillAsync("#wifiName", "Jardín 7");
        await page.FillAsync("#password", RouterOwner.Passphrase);
        await page.Locator("form[action*='/router/wifi'] button.button").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(Command());
        await Assertions.Expect(page.Locator(".done")).ToContainTextAsync("Done and checked", new() { Timeout = 20_000 });
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Jardín 7");
        await Assertions.Expect(page.Locator("main")).Not.ToContainTextAsync(RouterOwner.Passphrase);
        if (scripts)
            Assert.Null(
                await page.EvaluateAsync<string?>("sessionStorage.getItem('wifi') && !document.querySelector('.wifi-code') ? 'kept' : null")
            );
        await page.GoBackAsync();
        Assert.Equal("", await page.Locator("#password").CountAsync() == 0 ? "" : await page.InputValueAsync("#password"));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("ru")]
    public async Task Every_page_stands_in_nobodys_way_and_fits_the_smallest_telephone(string language)
    {
        var owner = await RouterOwner.InAsync(portal.Program, RouterBehaviour.Gone);
        await using var reader = await ReaderAsync(owner, language, scripts: true);
        var page = await reader.NewPageAsync();
        List<string> found = [];
        foreach (var each in new[] { "", "/wifi", "/restart", "/reset", "/firmware" })
        {
            await page.GotoAsync($"/{language}/account/router{each}?line={owner.Line}");
            found.AddRange(await LookAsync(page));
        }

        var (command, _) = await owner.SendAsync(RouterCommandKind.SetWifi);
        await page.GotoAsync($"/{language}/account/router/commands/{command!.Reference}?still=yes");
        found.AddRange(await LookAsync(page));
        Assert.Empty(found);
    }

    private static async Task<IEnumerable<string>> LookAsync(IPage page)
    {
        List<string> found = [.. await page.BarriersAsync(Axe.EveryRule)];
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        found.AddRange(await page.BarriersAsync(Axe.Colours));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(320, 640);
        found.AddRange(await page.TooWideAsync());
        await page.SetViewportSizeAsync(1280, 640);
        return found.Select(f => $"{page.Url}: {f}");
    }

    private async Task<IBrowserContext> ReaderAsync(RouterOwner owner, string language, bool scripts)
    {
        using var guest = new HttpBrowser(portal.Program.Address);
        await guest.OpenAsync("/en/sign-in");
        await guest.SendAsync("/en/sign-in", ("email", owner.Person.Email), ("password", TestData.Password));
        var reader = await browser.ReaderAsync(
            portal.Program.Address,
            new()
            {
                Locale = language,
                JavaScriptEnabled = scripts,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 1280, Height = 640 },
            }
        );
        await guest.HandOverAsync(reader);
        return reader;
    }

    [GeneratedRegex("/account/router/commands/R-")]
    private static partial Regex Command();
}
