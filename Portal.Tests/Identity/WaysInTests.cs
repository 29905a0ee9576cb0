using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using Portal.Tests.Identity.PasswordReset;
using Portal.Tests.Identity.SignUp;
using Portal.Web.Site;

namespace Portal.Tests.Identity;

/// <summary>
/// Making an account, signing in and getting back in, with the keyboard alone and without scripts, in every language; with them in one.
/// </summary>
public sealed class WaysInTests(ResetPortal.OnSqlite portal, SignUpPortal letters, Browser browser)
    : IClassFixture<ResetPortal.OnSqlite>,
        IClassFixture<SignUpPortal>
{
    public static TheoryData<string, bool> Readers =>
        new()
        {
            { "ca", false },
            { "ru", false },
            { "ca", true },
        };

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task Back_in_by_the_link_of_a_mail_and_signed_in_with_the_new_password(string language, bool scripts)
    {
        var person = await portal.AddAsync(p => p.Language = language);
        await using var reader = await ReaderAsync(portal.Program, language, scripts);
        var page = await reader.NewPageAsync();
        await page.GotoAsync($"/{language}/sign-in");
        await page.TabToAsync(page.Locator($"main a[href='/{language}/reset-password']"));
        await page.PressAsync("Enter");
        await FillAsync(page, "/reset-password", ("#email", person.Email));
        await ArriveAsync(page, "/reset-password/sent");
        await page.GotoAsync(SignUpPortal.LinkIn(await portal.MailAsync(person.Email)));
        await FillAsync(page, "/reset-password/new", ("#password", ResetPortal.NewPassword));
        await ArriveAsync(page, "/reset-password/done");
        await page.GotoAsync($"/{language}/sign-in");
        await FillAsync(page, "/sign-in", ("#email", person.Email), ("#password", ResetPortal.NewPassword));
        await ArriveAsync(page, "/account");
        Assert.Equal(language, await page.Locator("html").GetAttributeAsync("lang"));
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public async Task An_account_by_the_code_of_a_letter(string language, bool scripts)
    {
        // a dozen letters, one for each
        var number = 1 + (2 * Language.All.ToList().FindIndex(l => l.Code == language)) + (scripts ? 1 : 0);
        var email = $"letter-{number}@example.org";
        await using var reader = await ReaderAsync(letters.Program, language, scripts);
        var page = await reader.NewPageAsync();
        await page.GotoAsync($"/{language}/sign-up");
        await FillAsync(page, "/sign-up", ("#number", $"DEMO-10{number:00}"), ("#code", $"DEMO-CODE-{number:00}"), ("#email", email));
        await ArriveAsync(page, "/sign-up/sent");
        await page.GotoAsync(SignUpPortal.LinkIn(await letters.MailAsync(email)));
        await FillAsync(page, "/sign-up/password", ("#password", "sieben grüne regenschirme"));
        await ArriveAsync(page, "/sign-up/welcome");
        await page.GotoAsync($"/{language}/account");
        await Assertions.Expect(page.Content()).ToContainTextAsync(email);
    }

    private Task<IBrowserContext> ReaderAsync(InProcessPortal program, string language, bool scripts) =>
        browser.ReaderAsync(
            program.Address,
            new()
            {
                Locale = language,
                JavaScriptEnabled = scripts,
                ViewportSize = new() { Width = 360, Height = 740 },
            }
        );

    // Enter in the last field sends the form.
    private static async Task FillAsync(IPage page, string address, params (string Field, string Text)[] fields)
    {
        await ArriveAsync(page, address);
        foreach (var (field, text) in fields)
        {
            await page.TabToAsync(page.Locator(field));
            await page.Keyboard.TypeAsync(text);
        }

        await page.PressAsync("Enter");
    }

    private static Task ArriveAsync(IPage page, string address) =>
        Assertions.Expect(page).ToHaveURLAsync(new Regex($"/[a-z]{{2}}{Regex.Escape(address)}(\\?.*)?$"));
}
