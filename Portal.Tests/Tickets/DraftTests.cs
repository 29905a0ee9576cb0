using Microsoft.Playwright;
using Portal.Tests.Hosting;
using Portal.Tests.Map;
using Portal.Tests.Status;

namespace Portal.Tests.Tickets;

/// <summary>
/// Every form that keeps a draft in the tab: what was typed outlives a reload and another language, and is forgotten once it is sent.
/// </summary>
public sealed class DraftTests(TicketPortal portal, Browser browser) : IClassFixture<TicketPortal>
{
    private const string Typed = "Typed by somebody who is interrupted.";

    [Theory]
    [InlineData("reply", "#text", "?done=sent")]
    [InlineData("reopening", "#text", "?done=reopened")]
    [InlineData("agent", "#text", "done=noted")]
    [InlineData("new", "#text-en", "")]
    [InlineData("planned", "#text-en", "")]
    [InlineData("tell", "#text-en", "")]
    public async Task What_was_typed_outlives_a_reload_and_another_language_and_is_forgotten_once_it_is_sent(
        string form,
        string field,
        string arrival
    )
    {
        var (guest, address) = await ComeAsync(form);
        using var _1 = guest;
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        await guest.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(address);
        if (form == "reopening")
            await page.ClickAsync("details.reopen summary");
        if (form == "agent")
            await page.CheckAsync("#kind-note");
        await page.FillAsync(field, Typed);
        await Assertions.Expect(page.Locator(".draft")).ToContainTextAsync("kept in this tab");
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator(field)).ToHaveValueAsync(Typed);
        await page.GotoAsync(address.Replace("/en/", "/de/", StringComparison.Ordinal));
        await Assertions.Expect(page.Locator(field)).ToHaveValueAsync(Typed);
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator(field)).ToBeVisibleAsync(); // also where it lies in a part that opens
        if (form == "agent")
            await Assertions.Expect(page.Locator("#kind-note")).ToBeCheckedAsync();
        if (form is "new" or "planned")
            await FillAsync(page, form == "planned");
        await page.Locator("form[data-draft] .actions button").ClickAsync();
        if (form is "new" or "planned" or "tell")
            await page.ClickAsync("button[value=publish]");
        await Assertions.Expect(page.Locator("#errors")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator("[data-draft-sent]").First).ToBeAttachedAsync();
        await page.WaitForLoadStateAsync(); // by then the script has read it
        Assert.Contains(arrival, page.Url, StringComparison.Ordinal);
        await page.GotoAsync(address);
        await Assertions.Expect(page.Locator(field)).ToHaveValueAsync("");
    }

    [Fact]
    public async Task A_draft_that_holds_the_former_name_of_a_field_comes_back_too()
    {
        var (guest, address) = await ComeAsync("reply");
        using var _1 = guest;
        await using var reader = await browser.ReaderAsync(portal.Program.Address);
        await guest.HandOverAsync(reader);
        var page = await reader.NewPageAsync();
        await page.GotoAsync(address);
        await page.FillAsync("#text", Typed);
        await Assertions.Expect(page.Locator(".draft")).ToContainTextAsync("kept in this tab");
        await page.EvaluateAsync(
            """
            for (const key of Object.keys(sessionStorage))
              sessionStorage.setItem(key, sessionStorage.getItem(key).replace('"text"', '"words"'));
            """
        );
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("#text")).ToHaveValueAsync(Typed);
    }

    [Fact]
    public void Every_form_that_keeps_a_draft_is_tried_here_or_where_requests_are_sent()
    {
        var views = Repository
            .Below("Portal.Web/", ".cshtml")
            .Where(f => Repository.Text(f).Contains(" data-draft=\"", StringComparison.Ordinal))
            .Select(Path.GetFileName)
            .Order(StringComparer.Ordinal);
        Assert.Equal(["New.cshtml", "Update.cshtml", "_Composer.cshtml", "_Form.cshtml", "_Reply.cshtml"], views);
    }

    private async Task<(HttpBrowser Guest, string Address)> ComeAsync(string form)
    {
        if (form is "new" or "planned" or "tell")
        {
            var supervisor = portal.Come();
            await supervisor.SignInAsAsync("Supervisor");
            return (
                supervisor,
                form == "tell"
                    ? $"/en/incidents/{StatusPortal.Outage}/update"
                    : $"/en/incidents/new{(form == "new" ? "" : "?kind=planned")}"
            );
        }

        var (guest, reference) = await portal.FiledAsync($"draft-{form}@example.org");
        if (form == "reopening")
        {
            await guest.OpenAsync($"/en/tickets/{reference}");
            await guest.SendAsync("handler=close");
        }

        if (form != "agent")
            return (guest, $"/en/tickets/{reference}");
        guest.Dispose();
        var agent = portal.Come();
        await agent.SignInAsAsync("Agent1");
        return (agent, $"/en/agents/{reference}");
    }

    private static async Task FillAsync(IPage page, bool isPlanned)
    {
        foreach (var (field, text) in new[] { ("#title-en", "Work in the street"), ("#postcodes", "470") })
            await page.FillAsync(field, text);
        if (!isPlanned)
            return;
        foreach (var (field, hours) in new[] { ("#starts", 48), ("#ends", 50) })
            await page.FillAsync(
                field,
                DateTime.UtcNow.AddHours(hours).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture)
            );
    }
}
