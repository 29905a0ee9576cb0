using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.PasswordReset;

/// <summary>Everybody can use these pages: by eye or by ear, by day or by night, with large letters, on the smallest telephone.</summary>
public sealed class ResetInBrowserTests(ResetPortal.OnSqlite portal, Browser browser) : IClassFixture<ResetPortal.OnSqlite>
{
    private static readonly string[] Pages =
    [
        "",
        "/sent",
        "/other-ways",
        "/second-address",
        "/code",
        "/recovery-code",
        "/printed-code",
        "/done",
        "/expired",
        "/locked",
    ];

    public static TheoryData<string> Languages => BrowserSession.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Nothing_stands_in_the_way_by_day_or_by_night(string language) =>
        Assert.Empty(
            await FindAsync(
                language,
                1280,
                async page =>
                {
                    var day = await page.BarriersAsync(Axe.EveryRule);
                    await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                    return [.. day, .. await page.BarriersAsync(Axe.Colours)];
                }
            )
        );

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task The_smallest_telephone_shows_them_whole(string language) =>
        Assert.Empty(await FindAsync(language, 320, async page => [.. await page.TooWideAsync(), .. await page.SmallAsync()]));

    [Theory]
    [InlineData("de")]
    [InlineData("ru")]
    public async Task Letters_twice_as_large_cut_nothing_off(string language) =>
        Assert.Empty(
            await FindAsync(
                language,
                1280,
                async page =>
                {
                    await page.SetLettersAsync(32);
                    return [.. await page.TooWideAsync(), .. await page.ClippedAsync()];
                }
            )
        );

    // A form of each page is sent empty, so that its errors are looked at too; then the pages that only somebody on the way sees.
    private async Task<List<string>> FindAsync(string language, int width, Func<IPage, Task<IReadOnlyList<string>>> look)
    {
        var person = await portal.AddWithSecondStepAsync("aaaa-bbbb-cccc-dddd");
        await using var reader = await browser.ReaderAsync(
            portal.Program.Address,
            new()
            {
                JavaScriptEnabled = true,
                Locale = language,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = width, Height = 640 },
            }
        );
        var page = await reader.NewPageAsync();
        var found = new List<string>();
        foreach (var address in Pages)
        {
            await page.GotoAsync($"/{language}/reset-password{address}");
            if (await page.Locator("main form button").CountAsync() > 0)
                await page.Locator("main form button").ClickAsync();
            await LookAsync();
        }

        await page.GotoAsync($"/{language}/reset-password/recovery-code");
        await page.Locator("#email").FillAsync(person.Email);
        await page.Locator("#code").FillAsync("aaaa-bbbb-cccc-dddd");
        await page.Locator("main form button").ClickAsync();
        await LookAsync();
        await page.Locator("#code").FillAsync(ResetSteps.AppCode());
        await page.Locator("main form button").ClickAsync();
        await Assertions.Expect(page.Locator("#password")).ToBeVisibleAsync();
        await LookAsync();
        return found;

        async Task LookAsync() => found.AddRange(from fault in await look(page) select $"{page.Url}: {fault}");
    }
}
