using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

/// <summary>Every administrator can use the pages about people: by eye or by ear, on a telephone, by day and by night.</summary>
public sealed class PeopleInBrowserTests(InProcessPortal portal, Browser browser) : IClassFixture<InProcessPortal>
{
    [Theory]
    [InlineData("de", 1280)]
    [InlineData("ru", 1280)]
    [InlineData("de", 320)]
    [InlineData("ru", 320)]
    public async Task Nothing_stands_in_the_way_of_an_administrator(string language, int width)
    {
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync("Administrator", language);
        await guest.OpenAsync($"/{language}/people?q=editor");
        var person = guest.Page.QuerySelector(".people-table a")!.GetAttribute("href")!;
        await using var reader = await browser.ReaderAsync(
            portal.Address,
            new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = width, Height = 800 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        await guest.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        foreach (
            var address in new[]
            {
                $"/{language}/people",
                $"/{language}/people?q=zz-nobody",
                $"/{language}/people/invite",
                $"/{language}/people/clients",
                $"/{language}/people/clients/new",
                person,
                $"/{language}/invitation",
            }
        )
        {
            await page.GotoAsync(address);
            var barriers = await page.BarriersAsync(Axe.EveryRule);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            Assert.Empty(barriers.Concat(await page.BarriersAsync(Axe.Colours)).Concat(await page.TooWideAsync()));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }
    }
}
