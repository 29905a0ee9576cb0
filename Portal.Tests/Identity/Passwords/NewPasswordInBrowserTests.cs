using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity.Passwords;

/// <summary>A new password is typed, pasted, looked at and judged in words, as people and their password managers do it.</summary>
public sealed class NewPasswordInBrowserTests(InProcessPortal portal, Browser browser) : IClassFixture<InProcessPortal>
{
    private const string Long = "fünf grüne Regenschirme ziehen im April gemeinsam und recht vergnügt über siebzehn Brücken nach Norden";

    [Fact]
    public async Task A_password_that_is_pasted_arrives_whole_is_shown_when_asked_and_judged_in_words()
    {
        await using var reader = await SignedInAsync();
        await reader.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/de/account/password");
        await page.EvaluateAsync("text => navigator.clipboard.writeText(text)", Long);
        var field = page.Locator("#password");
        await field.FocusAsync();
        await page.Keyboard.PressAsync("Control+V");
        Assert.Equal(Long, await field.InputValueAsync());
        await Assertions.Expect(page.Locator(".strength")).Not.ToBeEmptyAsync();
        await page.Locator(".new-password button.show").ClickAsync();
        await Assertions.Expect(field).ToHaveAttributeAsync("type", "text");
        await field.FillAsync("passwort");
        await Assertions.Expect(page.Locator(".strength")).ToHaveAttributeAsync("data-strength", "none");
        await page.Locator("main form .button").ClickAsync(); // refused, and no longer in plain sight
        await Assertions.Expect(page.Locator("#password")).ToHaveAttributeAsync("type", "password");
    }

    [Fact]
    public async Task The_way_back_shows_nothing_of_an_account_that_was_left()
    {
        await using var reader = await SignedInAsync();
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/account");
        await page.EvaluateAsync("() => localStorage.setItem('left', 'behind')");
        await page.GotoAsync("/en/sign-out");
        await page.Locator("main form button").ClickAsync();
        await page.ArriveAsync("/sign-out?done=true");
        await page.GoBackAsync();
        await page.GoBackAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/en/sign-in"));
        Assert.Null(await page.EvaluateAsync<string?>("() => localStorage.getItem('left')"));
    }

    private async Task<IBrowserContext> SignedInAsync()
    {
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(1002, "en");
        var reader = await browser.ReaderAsync(portal.Address);
        await guest.HandOverAsync(reader);
        return reader;
    }
}
