using System.Text.Json;
using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>Pages follow what readers ask of their devices: dark, forced colours, more contrast, no motion, paper.</summary>
public sealed class MediaTests(SharedPortal portal, Browser browser)
{
    private const string Moving = """
        () => [...document.querySelectorAll('*')].flatMap(e => ['', '::before', '::after']
            .map(part => [e, part, getComputedStyle(e, part || null)]))
          .filter(([, , s]) => [s.transitionDuration, s.animationDuration].some(d => d.split(',').some(t =>
              parseFloat(t) > 0)) || s.scrollBehavior === 'smooth')
          .map(([e, part, s]) =>
            `${e.localName}.${e.className}${part}: ${s.transitionDuration}, ${s.animationDuration}, ${s.scrollBehavior}`)
        """;

    [Fact]
    public async Task Ink_is_dark_on_light_paper_by_day_and_light_on_dark_paper_by_night()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal, new() { ColorScheme = ColorScheme.Light });
        await visit.Page.GotoAsync("/en");
        var day = await visit.Page.LightAsync();
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        var night = await visit.Page.LightAsync();
        Assert.True(
            day is { Paper: > 0.8, Ink: < 0.1 } && night is { Paper: > 0 and < 0.05, Ink: > 0.5 },
            $"by day {day}, by night {night}"
        );
    }

    [Fact]
    public async Task Fields_and_icons_stand_out_in_every_scheme()
    {
        await using var visit = await BrowserSession.BeginAsync(
            browser,
            portal,
            new() { Locale = "en", ReducedMotion = ReducedMotion.Reduce }
        );
        PageEmulateMediaOptions[] schemes =
        [
            new() { ColorScheme = ColorScheme.Light },
            new() { ColorScheme = ColorScheme.Dark },
            new() { ColorScheme = ColorScheme.Dark, Contrast = Contrast.More },
            new() { ColorScheme = ColorScheme.Light, ForcedColors = ForcedColors.Active },
            new() { ColorScheme = ColorScheme.Dark, ForcedColors = ForcedColors.Active },
        ];
        var found = new List<string>();
        foreach (var place in PageCase.Kinds("en"))
        {
            await place.OpenAsync(visit.Page);
            foreach (var scheme in schemes)
            {
                await visit.Page.EmulateMediaAsync(scheme);
                found.AddRange(
                    from faint in await visit.Page.FaintAsync()
                    select $"{place.Name}, {scheme.ColorScheme} {scheme.ForcedColors} {scheme.Contrast}: {faint}"
                );
            }

            await visit.Page.EmulateMediaAsync(new() { ForcedColors = ForcedColors.None, Contrast = Contrast.NoPreference });
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task Nothing_moves_for_those_who_do_not_want_it()
    {
        await using var visit = await BrowserSession.BeginAsync(
            browser,
            portal,
            new() { Locale = "en", ReducedMotion = ReducedMotion.Reduce }
        );
        var found = new List<string>();
        foreach (var place in PageCase.Kinds("en"))
        {
            await place.OpenAsync(visit.Page);
            var moving = (await visit.Page.EvaluateAsync<JsonElement>(Moving)).Deserialize<List<string>>()!;
            found.AddRange(from part in moving select $"{place.Name}: {part}");
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task An_article_on_paper_is_the_article_alone_black_on_white_with_its_addresses()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal, new() { ColorScheme = ColorScheme.Dark });
        var page = visit.Page;
        await page.GotoAsync(PageCase.Article("de", PageCase.LongArticle));
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.True(await page.LightAsync() is { Paper: > 0.99, Ink: < 0.05 }, $"{await page.LightAsync()}");
        Assert.Equal(0, await page.Locator("nav:visible, form:visible, button:visible, input:visible").CountAsync());
        await Assertions.Expect(page.Title()).ToBeVisibleAsync();
        var link = page.Content().Locator($"a[href='{PageCase.Article("de", "weak-wifi")}']").First;
        var printed = await link.EvaluateAsync<string>("e => getComputedStyle(e, '::after').content.replaceAll('\" \"', '')");
        // whole, for nobody can follow it on paper
        Assert.Contains(new Uri(new Uri(page.Url), PageCase.Article("de", "weak-wifi")).AbsoluteUri, printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paper_holds_every_part_of_an_article_also_of_those_for_other_lines_unless_one_was_chosen()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal, new() { JavaScriptEnabled = false });
        await visit.Page.GotoAsync(PageCase.Article("en", PageCase.LongArticle));
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var line in new[] { "Fibre", "Cable", "Dsl", "Wireless" })
            await Assertions
                .Expect(visit.Page.GetByText(SiteTexts.In("en", "Help.Only." + line), new() { Exact = true }))
                .ToBeVisibleAsync();
    }
}
