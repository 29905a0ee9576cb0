using Portal.Tests.Tickets;

namespace Portal.Tests.Router;

/// <summary>How far somebody got with a router goes along with their request.</summary>
public sealed class SetupAttemptsTests(TicketPortal portal) : IClassFixture<TicketPortal>
{
    [Fact]
    public async Task The_form_says_which_router_and_which_steps_were_done()
    {
        using var guest = portal.Come();
        await guest.OpenAsync("/en/router/avm-fritzbox-7590/setup/configure?line=dsl&connection=pppoe");
        await guest.OpenAsync(guest.Page.QuerySelector("main a[href*='tickets/open/fault']")!.GetAttribute("href")!);
        var rows = guest.Page.QuerySelectorAll(".attempts [name=attemptResult]").Select(i => i.GetAttribute("value")).ToList();
        Assert.Equal("FRITZ!Box 7590", rows[0]);
        Assert.Equal("DSL", rows[1]);
        Assert.Equal(4, rows.Count(r => r == "done"));
        Assert.Contains("FRITZ!Box 7590", guest.Page.QuerySelector("#subject")!.GetAttribute("value"), StringComparison.Ordinal);
    }
}
