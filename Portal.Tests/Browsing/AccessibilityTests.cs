using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>axe with all its rules, best practice included, finds nothing on any page in any language.</summary>
public sealed class AccessibilityTests(SharedPortal portal, Browser browser)
{
    public static TheoryData<string> Languages => BrowserSession.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task No_page_puts_up_a_barrier_by_day_or_by_night(string language) =>
        Assert.Empty(await BarriersAsync(PageCase.All(language), new() { Locale = language }, LookByDayAndNightAsync));

    [Theory]
    [InlineData("de")]
    [InlineData("ru")]
    public async Task No_page_puts_up_a_barrier_on_the_narrowest_screen(string language) =>
        Assert.Empty(
            await BarriersAsync(
                PageCase.Kinds(language),
                new()
                {
                    Locale = language,
                    ViewportSize = new() { Width = 320, Height = 640 },
                },
                page => page.BarriersAsync(Axe.EveryRule)
            )
        );

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Who_asks_for_more_contrast_gets_seven_to_one(ColorScheme scheme) =>
        Assert.Empty(
            await BarriersAsync(
                PageCase.Kinds("en"),
                new()
                {
                    Locale = "en",
                    ColorScheme = scheme,
                    Contrast = Contrast.More,
                },
                page => page.BarriersAsync(Axe.SevenToOne)
            )
        );

    // Day and night differ in colours and in nothing else, so the other rules are asked once.
    private static async Task<IReadOnlyList<string>> LookByDayAndNightAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var day = await page.BarriersAsync(Axe.EveryRule);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        return [.. day, .. from barrier in await page.BarriersAsync(Axe.Colours) select $"in the dark: {barrier}"];
    }

    private async Task<List<string>> BarriersAsync(
        IEnumerable<PageCase> places,
        BrowserNewContextOptions reader,
        Func<IPage, Task<IReadOnlyList<string>>> look
    )
    {
        reader.ReducedMotion = ReducedMotion.Reduce; // or colours would be caught half-way
        await using var visit = await BrowserSession.BeginAsync(browser, portal, reader);
        var found = new List<string>();
        foreach (var place in places)
        {
            await place.OpenAsync(visit.Page);
            found.AddRange(from barrier in await look(visit.Page) select $"{place.Name} ({place.Path}): {barrier}");
        }

        return found;
    }
}
