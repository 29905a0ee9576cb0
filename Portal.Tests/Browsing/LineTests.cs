using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>"Which line do you have?" hides what is for other lines, without a script, and never for good.</summary>
public sealed class LineTests(SharedPortal portal, Browser browser)
{
    private static readonly string[] Lines = ["Fibre", "Cable", "Dsl", "Wireless"];

    public static TheoryData<string> Languages => BrowserSession.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Without_a_choice_every_part_is_there_and_says_for_whom_it_is(string language)
    {
        await using var visit = await OpenAsync(language, scripts: false);
        Assert.Equal(Lines, await ShownAsync(visit.Page, language));
    }

    [Theory]
    [InlineData("en", true)]
    [InlineData("en", false)]
    [InlineData("ru", false)]
    public async Task A_choice_hides_the_parts_for_other_lines_until_all_are_asked_for(string language, bool scripts)
    {
        await using var visit = await OpenAsync(language, scripts);
        var page = visit.Page;
        foreach (var line in Lines)
        {
            await ChooseAsync(page, SiteTexts.In(language, "Help.Technology." + line));
            Assert.Equal([line], await ShownAsync(page, language));
        }

        await ChooseAsync(page, SiteTexts.In(language, "Help.Only.All"));
        Assert.Equal(Lines, await ShownAsync(page, language));
    }

    [Fact]
    public async Task A_link_to_a_part_that_is_hidden_shows_it()
    {
        await using var visit = await OpenAsync("en", scripts: false);
        var page = visit.Page;
        await ChooseAsync(page, SiteTexts.In("en", "Help.Technology.Fibre"));
        var hidden = await page.GetByText(SiteTexts.In("en", "Help.Only.Dsl"), new() { Exact = true })
            .Locator("..")
            .GetByRole(AriaRole.Heading, new() { IncludeHidden = true })
            .First.GetAttributeAsync("id");
        await page.GotoAsync($"{page.Url}#{hidden}");
        await ChooseAsync(page, SiteTexts.In("en", "Help.Technology.Fibre"));
        await Assertions.Expect(page.Locator(":target")).ToBeVisibleAsync();
    }

    private static Task ChooseAsync(IPage page, string line) =>
        page.Content().GetByRole(AriaRole.Radio, new() { Name = line, Exact = true }).CheckAsync();

    private static async Task<List<string>> ShownAsync(IPage page, string language)
    {
        var shown = new List<string>();
        foreach (var line in Lines)
        {
            if (await page.GetByText(SiteTexts.In(language, "Help.Only." + line), new() { Exact = true }).IsVisibleAsync())
                shown.Add(line);
        }

        return shown;
    }

    private async Task<BrowserSession> OpenAsync(string language, bool scripts)
    {
        var visit = await BrowserSession.BeginAsync(browser, portal, new() { JavaScriptEnabled = scripts });
        await visit.Page.GotoAsync(PageCase.Article(language, PageCase.LongArticle));
        return visit;
    }
}
