using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;

namespace Portal.Tests.Status;

/// <summary>The status of the network by eye or by ear, on the smallest telephone, by day and by night, with and without scripts.</summary>
public sealed class StatusInBrowserTests(StatusPortal portal, Browser browser) : IClassFixture<StatusPortal>
{
    private static readonly string[] Public =
    [
        "status",
        "status?postcode=00012",
        "status?postcode=99999&technology=cable",
        $"status/{StatusPortal.Outage}",
        $"status/{StatusPortal.Outage}/me-too",
        "status/follow",
        "status/follow?done=asked",
        "status/follow/confirm",
        "status/follow/unsubscribe",
        "status/feedback",
        "",
    ];

    private static readonly string[] Staff =
    [
        "incidents",
        "incidents/new",
        "incidents/new?kind=planned",
        $"incidents/{StatusPortal.Outage}",
        $"incidents/{StatusPortal.Outage}/update",
        $"incidents/update?incident={StatusPortal.Outage}.1",
    ];

    public static TheoryData<string> Languages => BrowserSession.Languages;

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Nothing_stands_in_the_way_of_a_reader(string language) => Assert.Empty(await FindAsync(language, Public, null));

    [Theory]
    [InlineData("de")]
    [InlineData("ru")]
    public async Task Nothing_stands_in_the_way_of_a_supervisor(string language) =>
        Assert.Empty(await FindAsync(language, Staff, "Supervisor"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_customer_joins_an_outage_and_says_that_it_is_not_over(bool scripts)
    {
        var title = scripts ? "No internet at the lake" : "No internet at the pond";
        var reference = await portal.PublishAsync(title, "00000", "DSLAM-DEMO-2");
        using var customer = portal.Guest();
        await customer.SignInAsCustomerAsync(scripts ? 1002 : 1004);
        await using var reader = await browser.ReaderAsync(portal.Program.Address, new() { JavaScriptEnabled = scripts });
        await customer.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/en/status");
        await page.ClickAsync($"text={title}");
        await page.ClickAsync(".status-actions .button");
        await Assertions.Expect(page.Locator(".done[role=status]")).ToBeVisibleAsync();
        await portal.TellAsync(reference, "resolved", "All pumps run again.");
        await page.GotoAsync($"/en/status/{reference}");
        await page.ClickAsync("button[value=no]");
        await page.ArriveAsync($"/en/tickets/open/fault?incident={reference}");
        Assert.Equal(
            1,
            await portal.CountAsync(
                "select count(*) from report r join incident i on i.id = r.incident_id where r.kind = 'still' and i.reference = @reference",
                new { reference }
            )
        );
    }

    private async Task<List<string>> FindAsync(string language, string[] pages, string? role)
    {
        using var guest = portal.Guest();
        if (role is not null)
            await guest.SignInAsAsync(role, language);
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
            var answer = await page.GotoAsync($"/{language}/{each}".TrimEnd('/'));
            if (!answer!.Ok)
                found.Add($"{answer.Status} {page.Url}");
            found.AddRange(from fault in await LookAsync(page) select $"{language} {each}: {fault}");
            if (!each.Contains("/update", StringComparison.Ordinal))
                continue;
            await page.SelectOptionAsync("#cannedText", "cable");
            await page.Locator("main form .button").ClickAsync();
            await page.Locator(".incident-preview").WaitForAsync();
            found.AddRange(from fault in await LookAsync(page) select $"{language} {each}, its preview: {fault}");
        }

        return found;
    }

    private static async Task<IReadOnlyList<string>> LookAsync(IPage page)
    {
        List<string> found = [.. await page.BarriersAsync(Axe.EveryRule)];
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        found.AddRange(await page.BarriersAsync(Axe.Colours));
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(320, 640);
        found.AddRange(await page.TooWideAsync());
        await page.SetViewportSizeAsync(1280, 640);
        return found;
    }
}
