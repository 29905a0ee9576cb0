using System.Net;
using Portal.Tests.Hosting;
using Portal.Tests.Tickets;

namespace Portal.Tests.Troubleshoot;

/// <summary>What somebody did in a guide goes along with their request, and the help desk reads it.</summary>
public sealed class GuideTicketTests(TicketPortal portal) : IClassFixture<TicketPortal>
{
    private const string End =
        "/en/fix/fibre-signal/no-signal?from=no-internet&scope=all&power=green&internet-light=down&technology=fibre&los=none"
        + "&bend=same";

    [Fact]
    public async Task Everything_tried_stands_in_the_form_is_corrected_and_read_by_the_agent_in_order()
    {
        using var guest = portal.Come();
        await ToEndAsync(guest);
        await guest.OpenAsync(guest.Page.QuerySelector("a.button[href*='tickets/open/fault']")!.GetAttribute("href")!);
        var rows = guest.Page.QuerySelectorAll(".attempts li").ToList();
        Assert.True(rows.Count >= 5, guest.Main);
        Assert.Equal("internet", guest.Page.QuerySelector("input[name=topic][checked]")!.GetAttribute("value"));
        Assert.Equal("all", guest.Page.QuerySelector("input[name=extent][checked]")!.GetAttribute("value"));
        Assert.StartsWith("No internet", guest.Page.QuerySelector("#subject")!.GetAttribute("value"), StringComparison.Ordinal);
        var results = rows.Select(r => r.QuerySelector("[name=attemptResult]")!.GetAttribute("value")!).ToArray();
        await SendAsync(guest, results, (0, "All but the television"), (1, ""));
        var reference = TicketPortal.ReferenceIn(guest);
        using var agent = portal.Come();
        await agent.SignInAsAsync("agent1");
        await agent.OpenAsync($"/en/agents/{reference}");
        var tried = agent.Page.QuerySelectorAll(".agents-tried li").Select(l => Spaces(l.TextContent)).ToList();
        Assert.Equal(results.Length - 1, tried.Count);
        Assert.Contains("All but the television", tried[0], StringComparison.Ordinal);
        Assert.Contains(Spaces(results[^1]), tried[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_somebody_elses_making_fills_in_nothing()
    {
        using var guest = portal.Come();
        foreach (
            var guide in (string[])["//evil.example/fix/a/b", "/en/fix/none/none", "/en/account", "javascript:alert(1)", new('x', 4000)]
        )
        {
            await guest.OpenAsync($"/en/tickets/open/fault?guide={Uri.EscapeDataString(guide)}");
            Assert.Equal(HttpStatusCode.OK, guest.Status);
            Assert.Empty(guest.Page.QuerySelectorAll(".attempts li"));
        }
    }

    private static async Task ToEndAsync(HttpBrowser guest)
    {
        await guest.OpenAsync(End);
        for (var n = 0; n < 10 && guest.Page.QuerySelector("a.button[href*='tickets/open/fault']") is null; n++)
            await guest.OpenAsync(
                guest
                    .Page.QuerySelectorAll(".guide-answers a")
                    .Last(a => !a.TextContent.Contains("know", StringComparison.Ordinal))
                    .GetAttribute("href")!
            );
    }

    // The form as it stands, some results corrected.
    private static async Task SendAsync(HttpBrowser guest, string[] results, params (int Row, string Result)[] corrected)
    {
        foreach (var (row, result) in corrected)
            results[row] = result;
        foreach (var (input, result) in guest.Page.QuerySelectorAll("[name=attemptResult]").Zip(results))
            input.SetAttribute("value", result);
        await guest.SendAsync(
            "open/fault",
            ("name", "Customer at home"),
            ("email", "customer-with-red-los@example.org"),
            ("since", "today"),
            ("act", "confirm")
        );
    }

    private static string Spaces(string text) =>
        string.Join(' ', text.Split((char[])[' ', '\n', '\u00a0'], StringSplitOptions.RemoveEmptyEntries));
}
