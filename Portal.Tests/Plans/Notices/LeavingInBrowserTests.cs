using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using Portal.Tests.Tickets;

namespace Portal.Tests.Plans.Notices;

/// <summary>Cancelling and withdrawing by people who are not signed in, on a narrow telephone in Chromium.</summary>
public sealed class LeavingInBrowserTests(TicketPortal portal, Browser browser) : IClassFixture<TicketPortal>
{
    [Theory]
    [InlineData("ca", true)]
    [InlineData("ru", false)]
    public async Task Notice_is_given_from_the_foot_of_any_page_and_stands_there_with_day_and_time(string language, bool scripts)
    {
        await using var journey = await Journey.BeginAsync(browser, portal.Program.Address, scripts);
        await journey.OpenAsync($"/{language}");
        await journey.TouchAsync(".site-footer a[href$='/cancel']", "/cancel");
        await journey.Page.Locator("#name").FillAsync("Demo Customer on an Old Plan");
        await journey.Page.Locator("#email").FillAsync($"adeu-{language}@example.org");
        await journey.TouchAsync("main .button[value=check]", "/cancel"); // the number is missing
        Assert.Equal(1, await journey.Page.Locator("#errors a[href='#number']").CountAsync());
        Assert.Equal($"adeu-{language}@example.org", await journey.Page.Locator("#email").InputValueAsync());
        await journey.Page.Locator("#number").FillAsync("DEMO-L07");
        await journey.TouchAsync("main .button[value=check]", "/cancel");
        await journey.Page.Locator("button[value=change]").First.ClickAsync();
        Assert.Equal("DEMO-L07", await journey.Page.Locator("#number").InputValueAsync());
        await journey.EnterAsync("main .button[value=check]", "/cancel");
        await journey.EnterAsync("main .button[value=confirm]", "/notices/*");
        await IsReceivedAsync(journey, $"adeu-{language}@example.org");
    }

    [Fact]
    public async Task A_contract_is_withdrawn_from_in_two_steps()
    {
        await using var journey = await Journey.BeginAsync(browser, portal.Program.Address, scripts: true);
        await journey.OpenAsync("/de/plans");
        await journey.TouchAsync(".site-footer a[href$='/withdraw']", "/withdraw");
        await journey.Page.Locator("#name").FillAsync("Demo New Customer");
        await journey.Page.Locator("#number").FillAsync("DEMO-L01");
        await journey.Page.Locator("#email").FillAsync("widerruf-telefon@example.org");
        await journey.TouchAsync("main .button[value=check]", "/withdraw");
        await journey.TouchAsync("main .button[value=confirm]", "/notices/*");
        await IsReceivedAsync(journey, "widerruf-telefon@example.org");
    }

    private async Task IsReceivedAsync(Journey journey, string email)
    {
        var reference = (await journey.Page.Locator(".reference strong").TextContentAsync())!.Trim();
        var kept = await portal.AskAsync("select email from contract_notice where reference = $r", ("$r", reference));
        Assert.Equal(email, kept);
        Assert.Empty(journey.Barriers);
    }
}
