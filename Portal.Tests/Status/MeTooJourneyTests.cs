using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Tests.Hosting;
using Portal.Web.Data;

namespace Portal.Tests.Status;

/// <summary>
/// The whole way of an outage in a real browser: published, met on every way to help,
/// joined instead of a request, and called over too early.
/// </summary>
public sealed partial class MeTooJourneyTests(InProcessPortal portal, Browser browser) : IClassFixture<InProcessPortal>
{
    private const string Customer = "demo-1003@customer.demo.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_customer_meets_the_outage_joins_it_is_asked_says_no_and_finds_the_request_filled_in()
    {
        await using var office = await browser.ReaderAsync(portal.Address);
        using var supervisor = new HttpBrowser(portal.Address);
        await supervisor.SignInAsAsync("Supervisor", "de");
        await supervisor.HandOverAsync(office);
        var staff = await office.NewPageAsync();
        var reference = await PublishAsync(staff);

        await using var reader = await browser.ReaderAsync(
            portal.Address,
            new()
            {
                Locale = "ca",
                ViewportSize = new() { Width = 360, Height = 740 },
            }
        );
        var page = await reader.NewPageAsync();
        await page.GotoAsync("/ca/sign-in");
        await Assertions.Expect(page.Locator(".site-notice")).ToBeVisibleAsync();
        await page.ClickAsync($"button[value='{Customer}']");
        await page.ArriveAsync("/ca/account");
        await page.GotoAsync("/ca/help");
        await Assertions.Expect(page.Locator($".site-notice.own a[href='/ca/status/{reference}']")).ToBeVisibleAsync();
        await page.GotoAsync("/ca/tickets/open/fault");
        await Assertions.Expect(page.Locator(".callout.note")).ToContainTextAsync("Sense internet");
        await page.Locator(".callout.note button").ClickAsync();
        await Assertions.Expect(page.Locator(".done[role=status]")).ToBeVisibleAsync();
        Assert.Equal(0, await FiledAsync(reference));

        await staff.GotoAsync($"/de/incidents/{reference}/update");
        await staff.SelectOptionAsync("#state", "resolved");
        await staff.SelectOptionAsync("#cannedText", "over");
        await staff.Locator("main form .button").ClickAsync();
        await staff.ClickAsync("button[value=publish]");
        await Assertions.Expect(staff).ToHaveURLAsync($"/de/incidents/{reference}");
        await page.GotoAsync(
            (await portal.ButtonsAsync(Customer, "/status/feedback?token=", Ct)).Single(a =>
                a.EndsWith("works=no", StringComparison.Ordinal)
            )
        );
        await page.ClickAsync("button[value=no]");
        await Assertions.Expect(page).ToHaveURLAsync($"/ca/tickets/open/fault?incident={reference}");
        await Assertions.Expect(page.Locator("input[name=topic][value=internet]")).ToBeCheckedAsync();
        await Assertions.Expect(page.Locator("#subject")).ToHaveValueAsync("Encara no funciona: Sense internet");
        await Assertions.Expect(page.Locator("#text")).Not.ToHaveValueAsync("");
        await Assertions.Expect(page.Locator("#service")).ToHaveValueAsync("DEMOL03");
        await Assertions.Expect(page.Locator("input[name=incident]")).ToBeCheckedAsync();
        await page.Locator(".ask-form .actions button[value=send]").ClickAsync();
        await page.Locator("button[value=confirm], .reference").First.WaitForAsync();
        await Assertions.Expect(page.Locator("form[action$='/tickets/solved']")).ToHaveCountAsync(0); // no article ends an outage
        if (await page.Locator("button[value=confirm]").CountAsync() > 0)
            await page.ClickAsync("button[value=confirm]"); // they have another request
        await page.Locator(".reference").WaitForAsync();
        await page.Locator("main .actions a.button").ClickAsync();
        await Assertions.Expect(page.Locator($"#standing a[href='/ca/status/{reference}']")).ToHaveTextAsync("Sense internet");
        Assert.Equal(1, await FiledAsync(reference));
    }

    private static async Task<string> PublishAsync(IPage staff)
    {
        await staff.GotoAsync("/de/incidents/new");
        await staff.FillAsync("#places", "Demo-Tal");
        await staff.FillAsync("#nodes", "OLT-DEMO-1/7");
        await staff.SelectOptionAsync("#cannedTitle", "internet");
        await staff.SelectOptionAsync("#cannedText", "looking");
        await staff.Locator("main form .button").ClickAsync();
        await staff.ClickAsync("button[value=publish]");
        await Assertions.Expect(staff).ToHaveURLAsync(Incident());
        return staff.Url.Split('/')[^1];
    }

    private Task<long> FiledAsync(string reference) =>
        portal
            .Services.GetRequiredService<Database>()
            .SingleOrDefaultAsync<long>(
                """
                select count(*) from ticket t join person p on p.id = t.person_id
                where p.email = @Customer and t.incident = @reference and t.type = 'Fault'
                """,
                new { Customer, reference },
                Ct
            );

    [GeneratedRegex("/de/incidents/N-[^/]+$")]
    private static partial Regex Incident();
}
