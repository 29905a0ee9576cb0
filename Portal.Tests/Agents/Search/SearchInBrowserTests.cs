using Microsoft.Playwright;
using Portal.Tests.Hosting;

namespace Portal.Tests.Agents.Search;

/// <summary>The field above every page of the help desk, by keyboard.</summary>
public sealed class SearchInBrowserTests(InProcessPortal portal, Browser browser) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_leads_to_the_field_and_the_arrows_to_a_result()
    {
        var ticket = new TestTicket { Subject = "Schnabeltier im Verteiler" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        await using var reader = await EnterAsync();
        var page = await reader.NewPageAsync();
        foreach (var address in new[] { "/en/incidents", "/en/agents" })
        {
            await page.GotoAsync(address);
            var field = page.Locator("#desk-search");
            await Until.TrueAsync( // the page stands before its script has come
                async () =>
                {
                    await page.Keyboard.PressAsync("/");
                    return await field.EvaluateAsync<bool>("field => field === document.activeElement");
                },
                () => "The key leads nowhere.",
                Ct
            );
            await field.FillAsync("");
            var option = page.Locator(".staff-find [role=option]").Filter(new() { HasText = "Schnabeltier im Verteiler" });
            await Until.TrueAsync( // and the index is opened with the first search
                async () =>
                {
                    await field.FillAsync("");
                    await field.PressSequentiallyAsync("schnabelt");
                    try
                    {
                        await option.WaitForAsync(new() { Timeout = 2000 });
                        return true;
                    }
                    catch (TimeoutException)
                    {
                        return false;
                    }
                },
                () => "Nothing is offered.",
                Ct
            );
            await Assertions.Expect(option).ToContainTextAsync(ticket.Reference);
            await page.Keyboard.PressAsync("ArrowDown");
            await Assertions.Expect(option).ToHaveAttributeAsync("aria-selected", "true");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Schnabeltier im Verteiler");
        }
    }

    [Fact]
    public async Task Solved_cases_come_beside_an_open_ticket_when_its_page_stands()
    {
        var (open, solved) = await SimilarTests.SolveOneOfTwoAsync(portal, "Pangolin");
        using var agent = new HttpBrowser(portal.Address);
        await agent.SignInAsAsync("Agent1");
        await SimilarTests.FindAsync(agent, open, solved);
        await using var reader = await EnterAsync();
        var page = await reader.NewPageAsync();
        await page.GotoAsync($"/en/agents/{open.Reference}");
        await Assertions.Expect(page.Locator(".agents-context .agents-similar a").First).ToHaveTextAsync(solved.Subject);
    }

    private async Task<IBrowserContext> EnterAsync()
    {
        using var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync("Agent1");
        var reader = await browser.ReaderAsync(portal.Address);
        await guest.HandOverAsync(reader);
        return reader;
    }
}
