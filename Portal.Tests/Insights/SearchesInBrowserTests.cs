using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Insights;

/// <summary>
/// Every editor can use the page: by eye or by ear, with large letters, on a telephone, with the keyboard, without scripts.
/// </summary>
[Collection(InsightsCollection.Name)]
public sealed class SearchesInBrowserTests(InsightsPortal portal, Browser browser)
{
    private static readonly string[] Lists = ["", "?list=ignored&days=90", "?list=frequent&days=7", "?of=es"];

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
    public async Task The_smallest_telephone_shows_it_whole(string language) =>
        Assert.Empty(
            await FindAsync(language, 320, async page => [.. await page.TooWideAsync(), .. await page.BarriersAsync(Axe.EveryRule)])
        );

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

    [Theory]
    [InlineData("de", 1280)]
    [InlineData("ru", 320)]
    public async Task Tab_goes_through_it_in_its_order_and_always_shows_where(string language, int width) =>
        Assert.Empty(await FindAsync(language, width, page => page.ConfusionsAsync(false)));

    [Fact]
    public async Task Without_scripts_an_editor_goes_from_language_to_list_to_page_to_results()
    {
        await using var reader = await browser.ReaderAsync(portal.Program.Address, new() { JavaScriptEnabled = false });
        await portal.Editor.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/insights/searches");
        await page.GetByRole(AriaRole.Link, new() { Name = "Deutsch" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = SiteTexts.In("en", "Insights.List.Missed") }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = SiteTexts.In("en", "Search.Next") }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Rowheader)).ToHaveCountAsync(InsightsPortal.Misses - 20);
        await page.Locator(".per-day summary").ClickAsync();
        await Assertions.Expect(page.Locator(".per-day table")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Rowheader).Last.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/de/search\\?q="));
    }

    private async Task<List<string>> FindAsync(string language, int width, Func<IPage, Task<IReadOnlyList<string>>> look)
    {
        await using var reader = await browser.ReaderAsync(
            portal.Program.Address,
            new()
            {
                Locale = language,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = width, Height = 640 },
            }
        );
        await portal.Editor.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        var found = new List<string>();
        foreach (var list in Lists)
        {
            await page.GotoAsync(
                $"/{language}/insights/searches"
                    + (
                        list == "" ? "?of=de"
                        : list.Contains("of=", StringComparison.Ordinal) ? list
                        : list + "&of=de"
                    )
            );
            await page.EvaluateAsync("() => document.querySelectorAll('main details').forEach(d => { d.open = true; })");
            found.AddRange(from fault in await look(page) select $"{language} {list}: {fault}");
        }

        return found;
    }
}
