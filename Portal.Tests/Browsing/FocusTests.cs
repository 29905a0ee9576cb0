using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>Who goes through a page with Tab always sees where they are, in the order of the page, and comes out at its end.</summary>
public sealed class FocusTests(SharedPortal portal, Browser browser)
{
    [Theory]
    [InlineData("de", 1280)]
    [InlineData("ru", 320)]
    public async Task Tab_goes_through_every_page_in_its_order_and_always_shows_where(string language, int width)
    {
        await using var visit = await BeginAsync(language, width);
        Assert.Empty(await ConfusionsAsync(visit, PageCase.Kinds(language)));
    }

    [Fact]
    public async Task Going_backwards_hides_no_focus_beneath_what_stays_in_place()
    {
        await using var visit = await BeginAsync("en", 1280);
        Assert.Empty(
            await ConfusionsAsync(visit, PageCase.Kinds("en").Where(p => p.Name is "article" or "search with results"), backwards: true)
        );
    }

    [Fact]
    public async Task The_focus_shows_in_the_dark_and_in_forced_colours()
    {
        await using var visit = await BeginAsync("en", 1280);
        var places = PageCase.Kinds("en").Where(p => p.Name is "home" or "article" or "vote reasons with errors").ToList();
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var dark = await ConfusionsAsync(visit, places);
        await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.Active });
        Assert.Empty(dark.Concat(await ConfusionsAsync(visit, places)));
    }

    [Fact]
    public async Task Who_sent_a_form_that_is_wrong_is_led_to_what_is_wrong_with_it()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal, new() { JavaScriptEnabled = false });
        await visit.Page.GotoAsync("/ru/status/follow");
        await visit.Page.Locator("main form[method=post] .button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("#errors")).ToBeFocusedAsync();
        await Assertions.Expect(visit.Page).ToHaveTitleAsync(new System.Text.RegularExpressions.Regex("^Ошибка: "));
        var field = visit.Page.Locator("main [aria-invalid=true]").First;
        var broken = await visit.Page.Locator("#errors").EvaluateAsync<string>("e => getComputedStyle(e).borderTopColor");
        Assert.Equal(
            (broken, "2px"),
            (
                await field.EvaluateAsync<string>("e => getComputedStyle(e).borderTopColor"),
                await field.EvaluateAsync<string>("e => getComputedStyle(e).borderTopWidth")
            )
        );
    }

    [Fact]
    public async Task The_open_language_menu_is_gone_through_like_the_rest()
    {
        await using var visit = await BeginAsync("en", 1280);
        var menu = new PageCase(
            "language menu",
            "/en",
            page => page.Locator("header details").EvaluateAsync("menu => { menu.open = true; }")
        );
        Assert.Empty(await ConfusionsAsync(visit, [menu]));
    }

    private static async Task<List<string>> ConfusionsAsync(BrowserSession visit, IEnumerable<PageCase> places, bool backwards = false)
    {
        var found = new List<string>();
        foreach (var place in places)
        {
            await place.OpenAsync(visit.Page);
            found.AddRange(
                from confusion in await visit.Page.ConfusionsAsync(backwards)
                select $"{place.Name} ({place.Path}): {confusion}"
            );
        }

        return found;
    }

    private Task<BrowserSession> BeginAsync(string language, int width) =>
        BrowserSession.BeginAsync(
            browser,
            portal,
            new()
            {
                Locale = language,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = width, Height = 640 },
            }
        );
}
