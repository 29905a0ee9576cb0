using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>Pages fit the smallest phone, larger letters and wider spacing, and what people press is as large as a finger.</summary>
public sealed class ReflowTests(SharedPortal portal, Browser browser)
{
    // WCAG 2.2, success criterion 1.4.12.
    private const string WideSpacing =
        "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important "
        + "} p { margin-block-end: 2em !important }";

    public static TheoryData<string> Languages => BrowserSession.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task No_page_scrolls_sideways_on_the_smallest_phone(string language) =>
        Assert.Empty(await FindAsync(PageCase.All(language), language, 320, page => page.TooWideAsync()));

    [Fact]
    public async Task What_people_press_most_is_as_large_as_a_finger() =>
        Assert.Empty(await FindAsync(PageCase.Kinds("de"), "de", 320, page => page.SmallAsync()));

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Letters_twice_as_large_cut_nothing_off(string language) =>
        Assert.Empty(
            await FindAsync(
                PageCase.Kinds(language),
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
    [InlineData("ru", 1280)]
    [InlineData("de", 320)]
    [InlineData("ru", 320)]
    public async Task Wider_spacing_cuts_nothing_off(string language, int width) =>
        Assert.Empty(
            await FindAsync(
                PageCase.Kinds(language),
                language,
                width,
                async page =>
                {
                    await page.RestyleAsync(WideSpacing);
                    return [.. await page.TooWideAsync(), .. await page.ClippedAsync()];
                }
            )
        );

    [Fact]
    public async Task A_table_that_is_too_wide_scrolls_in_a_region_of_its_own()
    {
        await using var visit = await BrowserSession.BeginAsync(
            browser,
            portal,
            new()
            {
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        await visit.Page.GotoAsync(PageCase.Article("en", "slow-internet"));
        var region = visit.Page.GetByRole(AriaRole.Region).Filter(new() { Has = visit.Page.GetByRole(AriaRole.Table) }).First;
        Assert.True(await region.EvaluateAsync<bool>("e => e.scrollWidth > e.clientWidth && e.tabIndex === 0"));
        await visit.Page.TabToAsync(region);
        await visit.Page.PressAsync("ArrowRight");
        await visit.Page.WaitForFunctionAsync("() => document.activeElement.scrollLeft > 0");
    }

    [Theory]
    [InlineData("de")]
    [InlineData("pt")] // the longest ways
    public async Task The_header_has_two_rows_at_most_and_on_the_start_page_one(string language)
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal, new() { Locale = language });
        foreach (var (path, rows) in new[] { ($"/{language}/help", 2), ($"/{language}", 1) })
        {
            await visit.Page.GotoAsync(path);
            foreach (var width in new[] { 320, 360, 640, 720, 768, 800, 900, 960, 1280 })
            {
                await visit.Page.SetViewportSizeAsync(width, 640);
                var height = await visit.Page.Locator(".site-header .bar").EvaluateAsync<double>("e => e.getBoundingClientRect().height");
                Assert.True(height <= rows * 68, $"{path} at {width}: {height} px");
            }
        }
    }

    private async Task<List<string>> FindAsync(
        IEnumerable<PageCase> places,
        string language,
        int width,
        Func<IPage, Task<IReadOnlyList<string>>> look
    )
    {
        await using var visit = await BrowserSession.BeginAsync(
            browser,
            portal,
            new()
            {
                Locale = language,
                ViewportSize = new() { Width = width, Height = 640 },
            }
        );
        var found = new List<string>();
        foreach (var place in places)
        {
            await place.OpenAsync(visit.Page);
            found.AddRange(from fault in await look(visit.Page) select $"{place.Name} ({place.Path}): {fault}");
        }

        return found;
    }
}
