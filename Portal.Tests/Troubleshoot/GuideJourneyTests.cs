using Portal.Tests.Browsing;
using Portal.Tests.Hosting;
using Portal.Tests.Tickets;

namespace Portal.Tests.Troubleshoot;

/// <summary>
/// Whole ways through guides on a narrow telephone in Chromium: from the trouble to the person who already knows what was tried.
/// </summary>
public sealed class GuideJourneyTests(TicketPortal portal, Browser browser) : IClassFixture<TicketPortal>
{
    private static readonly (string Node, string Answer)[] Slow =
    [
        ("scope", "all"),
        ("slow-what", "everything"),
        ("pause", "same"),
        ("wired", "no-cable"),
        ("speed-test", "pass"),
        ("slow-still", "rooms"),
    ];

    private static readonly (string Node, string Answer)[] RedLamp =
    [
        ("scope", "all"),
        ("power", "green"),
        ("internet-light", "down"),
        ("technology", "fibre"),
        ("los", "none"),
        ("bend", "same"),
    ];

    [Theory]
    [InlineData("ca", true)]
    [InlineData("de", false)]
    public async Task Slow_internet_is_measured_and_what_did_not_help_is_read_by_the_agent(string language, bool scripts)
    {
        await using var journey = await Journey.BeginAsync(browser, portal.Program.Address, scripts);
        await journey.OpenAsync($"/{language}");
        await journey.TouchAsync(".troubles a[href$='/fix/slow-internet']", "/fix/slow-internet");
        await WalkAsync(journey, Slow);
        Assert.Contains("/fix/slow-internet/wifi-reach?", journey.Page.Url, StringComparison.Ordinal);
        var reference = await FileAsync(journey, "customer-with-slow-wifi@example.org");
        var tried = await TriedAsync(reference);
        Assert.Equal(Slow.Length, tried.Count);
        Assert.Empty(journey.Barriers);
    }

    [Fact]
    public async Task No_internet_on_fibre_with_a_red_lamp_becomes_a_request_without_a_useless_restart()
    {
        await using var journey = await Journey.BeginAsync(browser, portal.Program.Address, scripts: true);
        await journey.OpenAsync("/ru/fix/no-internet");
        await WalkAsync(journey, RedLamp);
        Assert.Contains("/fix/fibre-signal/no-signal?", journey.Page.Url, StringComparison.Ordinal);
        var reference = await FileAsync(journey, "customer-with-red-lamp@example.org");
        var tried = await TriedAsync(reference);
        Assert.Equal(RedLamp.Length, tried.Count);
        Assert.Equal("Total", await portal.AskAsync("select severity from ticket where reference = $r", ("$r", reference)));
        Assert.Empty(journey.Barriers);
    }

    [Fact]
    public async Task With_the_keyboard_back_and_forward_twenty_times_the_answers_stay()
    {
        await using var journey = await Journey.BeginAsync(browser, portal.Program.Address, scripts: true);
        await journey.OpenAsync("/es/fix/no-internet");
        await journey.Page.Locator("main a.button").First.FocusAsync();
        await journey.Page.Keyboard.PressAsync("Enter");
        await journey.Page.Locator(".guide-answers a").First.WaitForAsync();
        for (var n = 0; n < 10; n++)
        {
            await journey.Page.Locator(".guide-answers a[href*='scope=all']").First.ClickAsync();
            await journey.Page.Locator(".guide-answers a[href*='power=green']").First.WaitForAsync();
            await journey.Page.GoBackAsync();
            await journey.Page.Locator(".guide-answers a[href*='scope=wifi']").First.WaitForAsync();
        }

        await journey.Page.GoForwardAsync();
        await journey.Page.Locator(".guide-answers a[href*='power=green']").First.FocusAsync();
        Assert.Equal(1, await journey.Page.Locator(".given dt").CountAsync());
    }

    // What was seen is read on from the browser when the line drops in the middle.
    [Fact]
    public async Task Pages_already_seen_open_when_the_line_has_dropped()
    {
        await using var journey = await Journey.BeginAsync(browser, portal.Program.Address, scripts: true);
        await journey.OpenAsync("/en/fix/no-internet/scope");
        await journey.Page.Locator(".guide-answers a[href*='scope=all']").First.ClickAsync();
        await journey.Page.WaitForURLAsync("**/power?*");
        await journey.Page.Context.SetOfflineAsync(true);
        await journey.Page.GoBackAsync();
        Assert.Contains("/scope?", journey.Page.Url, StringComparison.Ordinal);
        Assert.NotEqual("", await journey.HeadingAsync());
        await journey.Page.Context.SetOfflineAsync(false);
    }

    private static async Task WalkAsync(Journey journey, (string Node, string Answer)[] way)
    {
        await journey.Page.Locator("main a.button[href*='?v=']").First.ClickAsync();
        foreach (var (node, answer) in way)
        {
            await journey.Page.WaitForURLAsync($"**/{node}?*");
            await journey.Page.Locator($".guide-answers a[href*='{node}={answer}']").First.ClickAsync();
        }

        await journey.Page.Locator("main a[href*='tickets/open/fault']").First.WaitForAsync();
        await journey.OpenAsync(journey.Page.Url);
    }

    private static async Task<string> FileAsync(Journey journey, string mail)
    {
        await journey.Page.Locator("main a[href*='tickets/open/fault']").First.ClickAsync();
        await journey.Page.Locator("#name").FillAsync("Customer at home");
        await journey.Page.Locator("#email").FillAsync(mail);
        await journey.Page.Locator("input[name=since][value=today]").CheckAsync(new() { Force = true });
        await journey.Page.Locator(".ask-form .actions button[value=send]").ClickAsync();
        await journey.Page.Locator(".reference strong, button[value=confirm]").First.WaitForAsync();
        if (await journey.Page.Locator("button[value=confirm]").CountAsync() > 0)
            await journey.Page.Locator("button[value=confirm]").ClickAsync();
        return (await journey.Page.Locator(".reference strong").TextContentAsync())!;
    }

    private async Task<List<string>> TriedAsync(string reference)
    {
        using var agent = portal.Come();
        await agent.SignInAsAsync("agent1");
        await agent.OpenAsync($"/en/agents/{reference}");
        return [.. agent.Page.QuerySelectorAll(".agents-tried li").Select(l => l.TextContent)];
    }
}
