using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using Portal.Web.Data;

namespace Portal.Tests.Agents;

/// <summary>The help desk by eye, by ear, by keyboard and on the smallest telephone.</summary>
public sealed partial class AgentInBrowserTests(InProcessPortal portal, Browser browser) : IClassFixture<InProcessPortal>
{
    private static readonly string[] Parts = ["", "/assignment", "/handover", "/triage", "/promise", "/incident", "/merge", "/similar"];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("de", 1440)]
    [InlineData("ru", 1024)]
    [InlineData("ca", 320)]
    [InlineData("ru", 320)]
    public async Task Nothing_stands_in_the_way_of_an_agent(string language, int width)
    {
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync("Supervisor", language);
        await guest.OpenAsync($"/{language}/agents?level=all");
        var ticket = guest.Page.QuerySelectorAll(".agents-main [data-row]").Select(a => a.GetAttribute("href")!.Split('?')[0]).ToList();
        await using var reader = await browser.ReaderAsync(
            portal.Address,
            new()
            {
                Locale = language,
                ReducedMotion = ReducedMotion.Reduce,
                ViewportSize = new() { Width = width, Height = 900 },
            }
        );
        await guest.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        var found = new List<string>();
        foreach (
            var address in ticket
                .Take(4)
                .Concat(Parts.Select(p => ticket[2] + p))
                .Concat([
                    $"/{language}/agents?level=all",
                    $"/{language}/agents/reports?by=Topic",
                    $"/{language}/agents/replies",
                    $"/{language}/agents/search",
                    $"/{language}/agents/search?q=router",
                ])
        )
        {
            await page.GotoAsync(address);
            found.AddRange((await page.BarriersAsync(Axe.EveryRule)).Select(b => $"{address} {b}"));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            found.AddRange((await page.BarriersAsync(Axe.Colours)).Concat(await page.TooWideAsync()).Select(b => $"{address} {b}"));
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }

        Assert.Empty(found);
    }

    [Fact]
    public async Task The_help_desk_is_worked_by_keyboard_and_says_who_else_is_there()
    {
        var (db, one, two) = (
            portal.Services.GetRequiredService<Database>(),
            new TestTicket
            {
                Level = 2,
                Subject = "First of two",
                Due = TimeSpan.FromMinutes(1),
            },
            new TestTicket
            {
                Level = 2,
                Subject = "Second of two",
                Due = TimeSpan.FromMinutes(2),
            }
        );
        foreach (var each in new[] { one, two })
            await TestData.In(portal).OpenTicketAsync(each);
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync("Agent2");
        await using var reader = await browser.ReaderAsync(portal.Address);
        await guest.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        var complaints = new List<string>();
        page.PageError += (_, error) => complaints.Add(error);
        await page.GotoAsync("/en/agents");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        foreach (var key in new[] { "j", "j", "k", "j", "Enter" })
            await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Second of two");
        await Until.TrueAsync( // the page stands before its script has come
            async () =>
            {
                await page.Keyboard.PressAsync("n");
                return await page.Locator("#text").EvaluateAsync<bool>("field => field === document.activeElement");
            },
            () => "The key for a note leads nowhere.",
            Ct
        );
        await page.Keyboard.TypeAsync("jkr stays text");
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync("jkr stays text");
        await Assertions.Expect(page.Locator("#kind-note")).ToBeCheckedAsync();

        using var colleague = new HttpBrowser(portal.Address);
        await colleague.SignInAsAsync("Supervisor");
        await colleague.OpenAsync($"/en/agents/{two.Reference}");
        await page.Locator("#kind-reply").CheckAsync();
        await page.Locator("#text").PressSequentiallyAsync("!");
        await Assertions.Expect(page.Locator("#present")).ToContainTextAsync("is looking at this request too");
        await Until.TrueAsync(
            async () =>
            {
                await colleague.OpenAsync($"/en/agents/{two.Reference}");
                return colleague.Main.Contains("is writing an answer", StringComparison.Ordinal);
            },
            () => "Nobody sees that somebody writes.",
            Ct
        );
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page).ToHaveURLAsync(Queue());
        Assert.Empty(complaints);
    }

    [GeneratedRegex("/en/agents\\?")]
    private static partial Regex Queue();
}
