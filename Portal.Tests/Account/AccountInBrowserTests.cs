using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using Portal.Tests.Provider;

namespace Portal.Tests.Account;

/// <summary>Every page of the account can be used by eye or by ear, on a telephone, with the keyboard.</summary>
[Collection(AccountCollection.Name)]
public sealed class AccountInBrowserTests(AccountPortal portal, Browser browser)
{
    private static readonly string[] Pages =
    [
        "account",
        "account/sessions",
        "account/password",
        "account/log",
        "account/addresses",
        "account/addresses/change?which=main",
        "account/addresses/confirm",
        "account/addresses/undo",
        "account/details",
        "account/contact",
        "account/contact/needs",
        "account/consents",
        "account/sites",
        "connect/device",
        "account/customer-number",
        "account/data",
        "account/deletion",
        "account/deletion/confirm",
        "account/passwords",
    ];

    // Only for who has a customer number.
    private static readonly string[] PagesOfCustomers =
    [
        "account",
        "account/contact",
        "account/contact/change",
        "account/contact/name",
        "account/contact/address",
    ];

    private static int customers;

    public static TheoryData<string> Languages => BrowserSession.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Nothing_stands_in_the_way_by_day_or_by_night_and_nothing_is_wider_than_the_smallest_telephone(string language) =>
        Assert.Empty(
            await FindAsync(
                language,
                async page =>
                {
                    var day = await page.BarriersAsync(Axe.EveryRule);
                    await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
                    var night = await page.BarriersAsync(Axe.Colours);
                    await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
                    await page.SetViewportSizeAsync(320, 640);
                    List<string> found = [.. day, .. night, .. await page.TooWideAsync()];
                    await page.SetViewportSizeAsync(1280, 640);
                    return found;
                }
            )
        );

    [Fact]
    public async Task Tab_goes_through_each_page_in_its_order_and_always_shows_where() =>
        Assert.Empty(await FindAsync("de", page => page.ConfusionsAsync(false)));

    private async Task<List<string>> FindAsync(string language, Func<IPage, Task<IReadOnlyList<string>>> look)
    {
        var number = $"INBROWSER{Interlocked.Increment(ref customers)}";
        using var customer = await portal.EnterAsync(await portal.CustomerAsync(number, TestLines.MidContract("L" + number)));
        using var guest = await portal.SomebodyAsync();
        return [.. await FindAsync(guest, Pages, language, look), .. await FindAsync(customer, PagesOfCustomers, language, look)];
    }

    private async Task<List<string>> FindAsync(
        HttpBrowser guest,
        string[] pages,
        string language,
        Func<IPage, Task<IReadOnlyList<string>>> look
    )
    {
        await using var reader = await browser.ReaderAsync(
            portal.Program.Address,
            new()
            {
                Locale = language,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = 1280, Height = 640 },
            }
        );
        await guest.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        var found = new List<string>();
        foreach (var each in pages)
        {
            var answer = await page.GotoAsync($"/{language}/{each}");
            if (!answer!.Ok || page.Url.Contains("sign-in", StringComparison.Ordinal))
                found.Add($"{answer.Status} {page.Url}");
            found.AddRange(from fault in await look(page) select $"{language} {each}: {fault}");
        }

        return found;
    }
}
