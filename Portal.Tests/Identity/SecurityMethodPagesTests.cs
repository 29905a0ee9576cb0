using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

/// <summary>
/// The pages about the ways into an account, seen on a small phone, by night, by ear and with a
/// keyboard, and what happens there before a session ends.
/// </summary>
public sealed class SecurityMethodPagesTests(SharedPortal portal, Browser browser)
{
    private static readonly string[] Pages =
    [
        "sign-in",
        "sign-in/reauthenticate?return=",
        "account/passkeys",
        "account/passkeys/KEY",
        "account/second-step",
        "account/recovery-codes",
    ];

    public static TheoryData<string> Languages => BrowserSession.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task No_page_puts_up_a_barrier_or_scrolls_sideways(string language)
    {
        await using var visit = await BrowserSession.BeginAsync(
            browser,
            portal,
            new()
            {
                Locale = language,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 320, Height = 640 },
            }
        );
        var person = await SignInAsync(visit, language, Pages[0]);
        foreach (var page in Pages.Skip(1))
        {
            await visit.Page.GotoAsync($"/{language}/{page.Replace("KEY", person.Key, StringComparison.Ordinal)}");
            await LookAsync(visit.Page);
        }

        await visit.Page.ClickAsync("form[action$='recovery-codes'] button");
        await visit.Page.Locator(".codes").WaitForAsync();
        await LookAsync(visit.Page);
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task The_second_step_is_set_up_with_a_keyboard()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        var person = await SignInAsync(visit, "en", "account/second-step");
        await person.DoAsync("delete from passkey where person_id = @me");
        var page = visit.Page;
        await page.GotoAsync("/en/account/second-step");
        var app = new AuthenticatorApp((await page.InnerTextAsync(".key-letters")).Replace(" ", "", StringComparison.Ordinal));
        await page.TabToAsync(page.Locator("#code"));
        await page.Keyboard.TypeAsync(app.Code());
        await page.TabToAsync(page.Locator("main form button"));
        await page.PressAsync("Enter");
        await page.ArriveAsync("/recovery-codes?first=yes");
        await page.TabToAsync(page.Locator("main form button"));
        await page.PressAsync("Enter");
        await page.Locator(".codes").WaitForAsync();
        Assert.True(await page.Locator("[data-print]").IsVisibleAsync());
    }

    [Fact]
    public async Task Who_is_about_to_be_signed_out_is_told_and_may_stay()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        var (page, dialog) = (visit.Page, visit.Page.Locator("dialog.session-end"));
        await page.Clock.InstallAsync();
        await SignInAsync(visit, "en", "account/passkeys");
        await page.Clock.FastForwardAsync("27:30");
        Assert.False(await dialog.IsVisibleAsync());
        await page.Clock.FastForwardAsync("01:00");
        await dialog.WaitForAsync();
        Assert.Empty(await page.BarriersAsync(Axe.EveryRule));
        await dialog.GetByRole(AriaRole.Button).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.Clock.FastForwardAsync("27:00");
        Assert.False(await dialog.IsVisibleAsync());
    }

    [Fact]
    public async Task What_was_typed_before_the_session_ended_is_there_after_signing_in_anew()
    {
        await using var visit = await BrowserSession.BeginAsync(browser, portal);
        var (page, dialog) = (visit.Page, visit.Page.Locator("dialog.session-end"));
        await page.Clock.InstallAsync();
        var person = await SignInAsync(visit, "en", "account/passkeys");
        await page.FillAsync("#name", "Half a name");
        await person.DoAsync("update session set ended_at = @now where person_id = @me", ("now", DateTimeOffset.UtcNow));
        await page.Clock.FastForwardAsync("31:00");
        await dialog.GetByRole(AriaRole.Link).ClickAsync();
        await page.Locator("#email").WaitForAsync();
        Assert.EndsWith("/en/sign-in?return=%2Fen%2Faccount%2Fpasskeys", page.Url, StringComparison.Ordinal);
        await person.DoAsync("delete from passkey where person_id = @me");
        await page.FillAsync("#email", person.Email);
        await page.FillAsync("#password", TestPerson.Password);
        await page.PressAsync("#password", "Enter");
        await page.ArriveAsync("/en/account/passkeys");
        await Assertions.Expect(page.Locator("#name")).ToHaveValueAsync("Half a name");
    }

    private static async Task LookAsync(IPage page)
    {
        Assert.Empty(await page.BarriersAsync(Axe.EveryRule));
        Assert.Empty(await page.TooWideAsync());
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Empty(await page.BarriersAsync(Axe.Colours));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    // With one passkey, in a session that counts as strong. The page to sign in is looked at on the way.
    private async Task<TestPerson> SignInAsync(BrowserSession visit, string language, string then)
    {
        var person = await TestPerson.ArriveAsync(await portal.ProgramAsync(), language: language);
        await visit.Page.GotoAsync($"/{language}/sign-in");
        if (then == Pages[0])
            await LookAsync(visit.Page);
        await visit.Page.FillAsync("#email", person.Email);
        await visit.Page.FillAsync("#password", TestPerson.Password);
        await visit.Page.PressAsync("#password", "Enter");
        await visit.Page.ArriveAsync($"/{language}/account");
        await person.HoldKeyAsync();
        if (then != Pages[0])
            await visit.Page.GotoAsync($"/{language}/{then}");
        return person;
    }
}
