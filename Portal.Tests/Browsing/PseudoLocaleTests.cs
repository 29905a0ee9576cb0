using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Browsing;

/// <summary>
/// Words longer than those of any one language, with accents above and below, fit every page on the smallest phone and on a desk.
/// </summary>
public sealed class PseudoLocaleTests(PseudoLocaleTests.Pseudo portal, Browser browser) : IClassFixture<PseudoLocaleTests.Pseudo>
{
    private static readonly PageCase[] Forms =
    [
        new("sign in", "/de/sign-in"),
        new("sign up", "/de/sign-up"),
        new("forgotten password", "/de/reset-password"),
        new("status", "/de/status"),
        new("kinds of requests", "/de/tickets/open"),
        new("fault", "/de/tickets/open/fault"),
        new("complaint", "/de/tickets/open/complaint"),
        new("account", "/de/account"),
        new("requests", "/de/tickets"),
    ];

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task Nothing_is_cut_off_and_no_page_scrolls_sideways(int width)
    {
        await using var reader = await browser.ReaderAsync(
            portal.Portal.Address,
            new()
            {
                Locale = "de",
                ViewportSize = new() { Width = width, Height = 640 },
            }
        );
        using var customer = new HttpBrowser(portal.Portal.Address);
        await customer.SignInAsCustomerAsync(1001, "de");
        var page = await reader.NewPageAsync();
        var found = await FindAsync(page, PageCase.Kinds("de"));
        await customer.HandOverAsync(reader);
        found.AddRange(await FindAsync(page, Forms));
        Assert.Empty(found);
    }

    [Fact]
    public async Task Every_text_of_the_interface_is_a_resource()
    {
        await using var reader = await browser.ReaderAsync(portal.Portal.Address, new() { Locale = "de" });
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/de/sign-up");
        var plain = await page.Locator("main :is(h1, label, button, p)").AllInnerTextsAsync();
        Assert.DoesNotContain(
            plain,
            text => text.Count(char.IsAsciiLetter) > 12 && !text.Any(c => c > 0x1000) && !text.Contains('@', StringComparison.Ordinal)
        );
    }

    private static async Task<List<string>> FindAsync(IPage page, IEnumerable<PageCase> places)
    {
        var found = new List<string>();
        foreach (var place in places)
        {
            await place.OpenAsync(page);
            IEnumerable<string> faults = [.. await page.TooWideAsync(), .. await page.ClippedAsync()];
            found.AddRange(from fault in faults select $"{place.Name} ({place.Path}): {fault}");
        }

        return found;
    }

    /// <summary>A portal whose German is the pseudo-locale.</summary>
    public sealed class Pseudo : IAsyncLifetime
    {
        public InProcessPortal Portal { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Portal = await InProcessPortal.StartAsync(new PortalSettings { Pseudo = true });

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}
