using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Account.Credentials;

/// <summary>What belongs to a line can be used by eye or by ear on a telephone; a button touched twice is one password.</summary>
[Collection(AccountCollection.Name)]
public sealed class LineInBrowserTests(AccountPortal portal, Browser browser)
{
    private const string Credentials = "account/services/DEMOL07/credentials";

    public static TheoryData<string> Languages => BrowserSession.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Usage_and_credentials_stand_in_nobodys_way_and_fit_the_smallest_telephone(string language)
    {
        await using var reader = await ReaderAsync(language, scripts: true);
        var page = await reader.NewPageAsync();
        List<string> found = [];
        foreach (var each in new[] { "account", Credentials })
        {
            await page.GotoAsync($"/{language}/{each}");
            foreach (var months in await page.QuerySelectorAllAsync(".usage summary"))
                await months.ClickAsync();
            found.AddRange(await page.BarriersAsync(Axe.EveryRule));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            found.AddRange(await page.BarriersAsync(Axe.Colours));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            await page.SetViewportSizeAsync(320, 640);
            found.AddRange(await page.TooWideAsync());
            await page.SetViewportSizeAsync(1280, 640);
        }

        Assert.Empty(found);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_button_touched_twice_shows_the_one_password_that_counts_and_going_back_shows_none(bool scripts)
    {
        await using var reader = await ReaderAsync("en", scripts);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/" + Credentials);
        await page.Locator("form[action$=credentials] button").DblClickAsync();
        await Assertions.Expect(page.Locator("code.new-secret")).ToHaveCountAsync(1);
        var password = await page.Locator("code.new-secret").TextContentAsync();
        var hash = await portal.AskAsync("select password_hash from line_credential where service_number = 'DEMOL07'");
        Assert.Equal(Web.Provider.Embedded.EmbeddedCredentials.Hash(password!), hash);
        await page.GoBackAsync();
        await page.GoForwardAsync();
        await Assertions.Expect(page.Locator("code.new-secret")).ToHaveCountAsync(0);
        Assert.Equal(hash, await portal.AskAsync("select password_hash from line_credential where service_number = 'DEMOL07'"));
    }

    private async Task<IBrowserContext> ReaderAsync(string language, bool scripts)
    {
        using var guest = new HttpBrowser(portal.Program.Address);
        await guest.SignInAsCustomerAsync(1006, "en");
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
}
