using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.External;

/// <summary>A real browser goes to the server and back, with scripts and without, and the pages on the way are for everybody.</summary>
[Collection(ExternalCollection.Name)]
public sealed class ExternalInBrowserTests(ExternalPortal home, Browser browser)
{
    [Theory]
    [InlineData("de", 1280)]
    [InlineData("ru", 320)]
    public async Task Nothing_stands_in_the_way_of_anybody(string language, int width)
    {
        home.Reset();
        var person = await home.KnownAsync("everyone", home.Everyone);
        using var guest = new HttpBrowser(home.Portal.Address);
        await person.SignInAsync(guest, language);
        await using var reader = await ReaderAsync(width, scripts: true);
        var page = await reader.NewPageAsync();
        string[] strangers = ["sign-in", "sign-in/external/ended?why=away&server=everyone", "sign-in/external/ended?why=sent&server=staff"];
        foreach (var address in strangers)
            await CheckAsync(page, $"/{language}/{address}");
        await guest.HandOverAsync(reader);
        await CheckAsync(page, $"/{language}/account/sign-ins");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_signs_in_and_out_with_the_keyboard_alone(bool scripts)
    {
        home.Reset();
        await home.KnownAsync("everyone", home.Everyone);
        await using var reader = await ReaderAsync(1280, scripts);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/sign-in");
        await page.Locator("main a[href$='/external/everyone']").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(home.Portal.Address, "/en/account").ToString());
        await page.GotoAsync("/en/sign-out");
        await page.Locator("main form button").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(home.Portal.Address, "/en/sign-out?done=true").ToString());
        Assert.NotEmpty(home.Everyone.AskedToEnd);
    }

    [Fact]
    public async Task Somebody_connects_a_server_by_a_form_that_may_not_lead_away()
    {
        home.Reset();
        var person = await TestPerson.ArriveAsync(home.Portal);
        using var guest = new HttpBrowser(home.Portal.Address);
        await person.SignInAsync(guest);
        await using var reader = await ReaderAsync(1280, scripts: true);
        await guest.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/account/sign-ins");
        await page.Locator("button[name=server][value=everyone]").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(home.Portal.Address, "/en/account/sign-ins?done=connected").ToString());
        Assert.Equal(1, await person.AskAsync<int>("select count(*) from external_login where person_id = @me"));
    }

    private static async Task CheckAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        var barriers = await page.BarriersAsync(Axe.EveryRule);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Empty(barriers.Concat(await page.BarriersAsync(Axe.Colours)).Concat(await page.TooWideAsync()));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private Task<IBrowserContext> ReaderAsync(int width, bool scripts) =>
        browser.ReaderAsync(
            home.Portal.Address,
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = width, Height = 800 },
                ReducedMotion = ReducedMotion.Reduce,
                JavaScriptEnabled = scripts,
            }
        );
}
