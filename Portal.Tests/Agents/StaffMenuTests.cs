using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Agents;

/// <summary>The menus of the bar above the pages of staff, in a browser.</summary>
public sealed class StaffMenuTests(InProcessPortal portal, Browser browser) : IClassFixture<InProcessPortal>
{
    [Theory]
    [InlineData(".staff-account")]
    [InlineData(".languages")]
    public async Task A_menu_closes_on_Escape_and_on_a_click_beside_it(string which)
    {
        using var agent = new HttpBrowser(portal.Address);
        await agent.SignInAsAsync("Agent1");
        await using var reader = await browser.ReaderAsync(portal.Address);
        await agent.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/incidents");
        var (menu, summary) = (page.Locator(which), page.Locator($"{which} > summary"));
        await summary.ClickAsync();
        await Assertions.Expect(menu).ToHaveAttributeAsync("open", "");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(menu).Not.ToHaveAttributeAsync("open", "");
        await Assertions.Expect(summary).ToBeFocusedAsync();
        await summary.ClickAsync();
        await Assertions.Expect(menu).ToHaveAttributeAsync("open", "");
        await page.ClickAsync("h1");
        await Assertions.Expect(menu).Not.ToHaveAttributeAsync("open", "");
    }

    [Fact]
    public async Task Without_scripts_it_opens_and_closes_by_its_name()
    {
        using var agent = new HttpBrowser(portal.Address);
        await agent.SignInAsAsync("Agent1");
        await using var reader = await browser.ReaderAsync(portal.Address, new() { JavaScriptEnabled = false });
        await agent.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/incidents");
        await page.ClickAsync(".staff-account > summary");
        await Assertions.Expect(page.Locator(".staff-account button")).ToBeVisibleAsync();
        await page.ClickAsync(".staff-account > summary");
        await Assertions.Expect(page.Locator(".staff-account button")).ToBeHiddenAsync();
    }
}
