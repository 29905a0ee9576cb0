using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Plans.Buying;

/// <summary>Buying a line in a real browser, on a telephone, up to the point where the provider takes over.</summary>
public sealed class BuyingJourneyTests(SharedPortal portal, Browser browser)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Somebody_new_asks_what_there_is_orders_it_confirms_it_from_the_mailbox_and_follows_it()
    {
        var program = await portal.ProgramAsync();
        const string Email = "journey-buyer@example.org";
        await using var reader = await browser.ReaderAsync(
            program.Address,
            new()
            {
                Locale = "es",
                ViewportSize = new() { Width = 360, Height = 740 },
            }
        );
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/es/plans");
        await page.Locator(".plan-advice a[href='/es/plans/availability']").ClickAsync();
        await page.SelectOptionAsync("#country", "ES");
        await page.FillAsync("#postcode", "00000");
        await page.FillAsync("#street", "Calle 1");
        await page.Locator("main form .button").ClickAsync();
        await page.Locator(".place-plans a[href*='/buy/fibre-500?']").ClickAsync();
        await page.CheckAsync("input[value=tv-plus]");
        await page.Locator("form[action$='/details'] .button").ClickAsync();
        await page.FillAsync("#town", "Villa Demo");
        await page.FillAsync("#name", "Buyer on a telephone");
        await page.FillAsync("#email", Email);
        await page.Locator("main form[method=post] .button").ClickAsync();
        await Assertions.Expect(page.Locator(".sum tfoot td")).ToHaveTextAsync("78,88 €".Replace(' ', '\u00A0'));
        await page.Locator("form[action$='/confirm'] .button").DblClickAsync();
        await Assertions.Expect(page.Locator(".order-state[data-state=Ordered]")).ToBeVisibleAsync();
        var order = new Uri(page.Url).AbsolutePath;
        await page.GotoAsync((await program.ButtonsAsync(Email, "/buy/link?token=", Ct)).Single());
        await page.ArriveAsync(order);
        await page.Locator("form[action*=verify] .button").ClickAsync();
        await Assertions.Expect(page.Locator(".done[role=status]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator(".order-state[data-state=Verified], .order-state[data-state=Submitted]")).ToBeVisibleAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("form[action*=cancel] button")).ToBeVisibleAsync();
    }
}
