using Portal.Tests.Hosting;

namespace Portal.Tests.Agents;

/// <summary>The bar above the pages of staff.</summary>
public sealed class StaffBarTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    [Theory]
    [InlineData(
        "Agent1",
        "/en/agents",
        "/en/agents",
        "/en/agents?level=1&whose=Mine",
        "/en/incidents",
        "/en/agents/replies",
        "/en/agents/reports"
    )]
    [InlineData("Editor", "/en/insights/searches", "/en/insights/searches")]
    [InlineData("Administrator", "/en/people", "/en/catalogue", "/en/people")]
    public async Task Everybody_has_the_parts_of_their_own_work_above_it(string role, string page, params string[] parts)
    {
        using var staff = new HttpBrowser(portal.Address);
        await staff.SignInAsAsync(role);
        await staff.OpenAsync(page);
        var ways = staff.Page.QuerySelectorAll(".staff-bar nav a").Select(a => a.GetAttribute("href")!.Replace("level=all&", "", Plain));
        Assert.Equal(parts.Select(p => p.Replace("level=1&", "", Plain)), ways.Select(w => w.Replace("level=1&", "", Plain)));
        Assert.Equal(page, staff.Page.QuerySelector(".staff-bar [aria-current=page]")!.GetAttribute("href"));
        Assert.Empty(staff.Page.QuerySelectorAll(".site-header, .site-footer, .site-notice"));
    }

    [Fact]
    public async Task Each_part_is_marked_where_one_is_and_says_what_waits_there()
    {
        using var agent = new HttpBrowser(portal.Address);
        await agent.SignInAsAsync("Agent3");
        await agent.OpenAsync("/en/agents");
        var before = Count(agent, 0);
        await TestData.In(portal).OpenTicketAsync(new() { Level = 3 });
        await agent.OpenAsync("/en/agents/reports");
        Assert.Equal((before + 1, "Reports"), (Count(agent, 0), agent.Page.QuerySelector(".staff-bar [aria-current]")!.TextContent.Trim()));
        await agent.OpenAsync("/en/agents?whose=Mine");
        Assert.StartsWith("Mine", agent.Page.QuerySelector(".staff-bar [aria-current]")!.TextContent.Trim(), StringComparison.Ordinal);
        await agent.OpenAsync("/en/incidents");
        Assert.StartsWith("Incidents", agent.Page.QuerySelector(".staff-bar [aria-current]")!.TextContent.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_way_out_stands_on_every_page()
    {
        using var agent = new HttpBrowser(portal.Address);
        await agent.SignInAsAsync("Agent1");
        await agent.OpenAsync("/en/agents/reports");
        await agent.SendAsync("/sign-out");
        await agent.OpenAsync("/en/agents");
        Assert.Contains("sign-in", agent.Address, StringComparison.Ordinal);
    }

    private const StringComparison Plain = StringComparison.Ordinal;

    private static int Count(HttpBrowser agent, int place) =>
        int.Parse(agent.Page.QuerySelectorAll(".staff-bar nav .count")[place].TextContent, null);
}
