using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Tests.Hosting;
using Portal.Web.Data;

namespace Portal.Tests.Agents;

/// <summary>
/// The whole way of a fault in a real browser: from the customer through two levels of the
/// help desk, back once, and to the question at the end.
/// </summary>
public sealed class JourneyTests(InProcessPortal portal, Browser browser) : IClassFixture<InProcessPortal>, IAsyncDisposable
{
    private const string Returned = "Measure the light first.";
    private const string Found = "Still dark after the restart.";

    private readonly List<IBrowserContext> readers = [];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        foreach (var reader in readers)
            await reader.DisposeAsync();
    }

    [Fact]
    public async Task A_fault_goes_up_comes_back_is_solved_and_judged_and_the_customer_reads_no_word_of_the_help_desk()
    {
        var customer = await EnterAsync(guest => guest.SignInAsCustomerAsync(1002, "ca"));
        var reference = await FileAsync(customer);
        var first = await EnterAsync(guest => guest.SignInAsAsync("Agent1", "de"));
        await first.GotoAsync($"/de/agents/{reference}");
        await first.Locator("form[data-take] button").ClickAsync();
        await OfferAsync(first, reference);
        var second = await EnterAsync(guest => guest.SignInAsAsync("Agent2", "ru"));
        await second.GotoAsync($"/ru/agents/{reference}");
        await second.FillAsync("#reason", Returned);
        await second.Locator("form[action$='handler=return'] button").ClickAsync();
        await second.ArriveAsync("done=returned");
        await first.GotoAsync($"/de/agents/{reference}");
        await Assertions.Expect(first.GetByText(Returned).First).ToBeVisibleAsync();
        await OfferAsync(first, reference);
        await second.GotoAsync($"/ru/agents/{reference}");
        await second.Locator("form[action$='handler=accept'] button").ClickAsync();
        await second.ArriveAsync("done=accepted");
        await second.FillAsync("#text", "Hem canviat el cable.");
        await second.SelectOptionAsync("#next", "Resolved");
        await second.FillAsync("#advice", "Si torna a passar, escriu-nos.");
        await second.Locator("[data-composer] .button").ClickAsync();
        await second.ArriveAsync("done=answered");
        await customer.GotoAsync($"/ca/tickets/{reference}");
        await Assertions.Expect(customer.GetByText("Hem canviat el cable.")).ToBeVisibleAsync();
        foreach (var words in (string[])[Returned, Found, "Works from home", "Restarted"])
            Assert.DoesNotContain(words, await customer.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await customer.Locator("form[action$='handler=close'] button").First.ClickAsync();
        await customer.Locator("input[name=score][value='5']").CheckAsync();
        await customer.Locator("form[action$='/survey'] .button").ClickAsync();
        await Assertions.Expect(customer.Locator("input[name=score]")).ToHaveCountAsync(0);
        var judged = await portal
            .Services.GetRequiredService<Database>()
            .SingleOrDefaultAsync<long>(
                """
                select s.score from survey s join ticket t on t.id = s.ticket_id
                where t.reference = @reference and t.state = 'Closed' and t.level = 2
                """,
                new { reference },
                Ct
            );
        Assert.Equal(5, judged);
    }

    private static async Task<string> FileAsync(IPage page)
    {
        await page.GotoAsync("/ca/tickets/open/fault");
        await page.Locator("input[name=topic][value=internet]").CheckAsync();
        await page.ClickAsync("details.more > summary"); // who is signed in need not say the rest
        await page.FillAsync("#subject", "Zzyx qwrt");
        await page.FillAsync("#text", "Vlkq brmf.");
        await page.Locator("input[name=extent][value=all]").CheckAsync();
        await page.Locator("input[name=since][value=unknown]").CheckAsync();
        await page.Locator(".ask-form .actions button[value=send]").ClickAsync();
        await page.ArriveAsync("/receipt");
        return await page.Locator(".reference strong").InnerTextAsync();
    }

    private static async Task OfferAsync(IPage page, string reference)
    {
        await page.GotoAsync($"/de/agents/{reference}/handover");
        await page.FillAsync("#steps", "Restarted");
        await page.FillAsync("#results", Found);
        await page.FillAsync("#impact", "Works from home");
        await page.Locator("main form .button").ClickAsync();
        await page.ArriveAsync("done=offered");
    }

    private async Task<IPage> EnterAsync(Func<HttpBrowser, Task> signIn)
    {
        using var guest = new HttpBrowser(portal.Address);
        await signIn(guest);
        var reader = await browser.ReaderAsync(portal.Address);
        readers.Add(reader);
        await guest.HandOverAsync(reader);
        return await reader.NewPageAsync();
    }
}
