using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>Readers say whether an article helped: with scripts by keyboard, and without scripts.</summary>
public sealed class VoteTests(SharedPortal portal, Browser browser)
{
    public static TheoryData<string> Languages => BrowserSession.Languages;

    [Fact]
    public async Task A_yes_given_by_keyboard_is_thanked_for()
    {
        await using var visit = await OpenAsync("en", scripts: true);
        await AnswerAsync(visit.Page, Button(visit.Page, "en", "Help.Vote.Yes"));
        await ThankedAsync(visit.Page, "en");
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_no_given_by_keyboard_is_asked_for_its_reason_and_thanked_for(bool scripts)
    {
        await using var visit = await OpenAsync("en", scripts);
        await SayNoAsync(visit.Page, "en");
        await ThankedAsync(visit.Page, "en");
        Assert.Empty(visit.Complaints);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task A_reason_that_was_not_chosen_is_asked_for_again(string language)
    {
        await using var visit = await OpenAsync(language, scripts: false);
        await AnswerAsync(visit.Page, Button(visit.Page, language, "Help.Vote.No"));
        await AnswerAsync(visit.Page, Button(visit.Page, language, "Help.Vote.Send"));
        var missing = visit.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link);
        await Assertions.Expect(missing).ToHaveTextAsync(SiteTexts.In(language, "Help.Vote.WhyRequired"));
        var field = visit.Page.Locator((await missing.GetAttributeAsync("href"))!);
        await Assertions.Expect(field).ToBeVisibleAsync();
        await Assertions
            .Expect(visit.Page.Locator("#" + await field.GetAttributeAsync("aria-describedby")))
            .ToHaveTextAsync(SiteTexts.In(language, "Help.Vote.WhyRequired"));
    }

    [Fact]
    public async Task Words_that_were_too_many_are_still_there()
    {
        await using var visit = await OpenAsync("en", scripts: false);
        await AnswerAsync(visit.Page, Button(visit.Page, "en", "Help.Vote.No"));
        var words = visit.Page.Content().GetByRole(AriaRole.Textbox);
        await words.FillAsync(new string('a', 501));
        await AnswerAsync(visit.Page, Button(visit.Page, "en", "Help.Vote.Send"));
        await visit.Page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await Assertions.Expect(words).ToHaveValueAsync(new string('a', 501));
    }

    private static ILocator Button(IPage page, string language, string key) =>
        page.Content().GetByRole(AriaRole.Button, new() { Name = SiteTexts.In(language, key), Exact = true });

    private static async Task AnswerAsync(IPage page, ILocator button)
    {
        await page.TabToAsync(button);
        await page.PressAsync("Enter");
    }

    private static async Task SayNoAsync(IPage page, string language)
    {
        await AnswerAsync(page, Button(page, language, "Help.Vote.No"));
        var reasons = page.GetByRole(AriaRole.Radio, new() { Name = SiteTexts.In(language, "Help.Vote.Reason.failed") });
        await reasons.WaitForAsync();
        await page.TabToAsync(page.Locator("input[name=reason]").First);
        await page.PressAsync("Space");
        await page.PressAsync("ArrowDown");
        await Assertions.Expect(reasons).ToBeCheckedAsync();
        await AnswerAsync(page, Button(page, language, "Help.Vote.Send"));
    }

    private static Task ThankedAsync(IPage page, string language) =>
        Assertions.Expect(page.Content().GetByText(SiteTexts.In(language, "Help.Vote.Thanks"))).ToBeVisibleAsync();

    private async Task<BrowserSession> OpenAsync(string language, bool scripts)
    {
        var visit = await BrowserSession.BeginAsync(browser, portal, new() { JavaScriptEnabled = scripts });
        await visit.Page.GotoAsync(PageCase.Article(language, PageCase.LongArticle));
        return visit;
    }
}
