using System.Net;
using Portal.Tests.Data;
using Portal.Tests.Hosting;

namespace Portal.Tests.Agents;

/// <summary>What each page of the help desk asks the database is understood by the server as well.</summary>
public sealed class OnPostgresTests(PostgresFixture data) : IClassFixture<PostgresFixture>
{
    private static readonly string[] Pages = ["", "/assignment", "/handover", "/triage", "/promise", "/incident", "/merge"];

    [Fact]
    public async Task Every_page_opens_and_a_ticket_goes_its_way()
    {
        await using var program = await PortalProgram.StartAsync(
            new PortalSettings { PostgreSql = await data.ConnectionStringAsync() },
            TestContext.Current.CancellationToken
        );
        using var agent = new HttpBrowser(program.Address);
        await agent.SignInAsAsync("Supervisor");
        foreach (
            var page in (string[])
                [
                    "?level=all",
                    "?level=1&show=Waiting",
                    "?level=all&show=Resolved&skill=Billing&type=Fault&priority=1&in=de&whose=Mine",
                    "?level=all&q=nobody@example.org",
                    "?level=all&q=DEMO-1004",
                    "?level=1&after=1-1",
                    "?level=1&before=638000000000000000-9",
                    "/reports?by=Topic&days=90",
                    "/reports?handler=csv&by=Language",
                    "/replies",
                ]
        )
        {
            await agent.OpenAsync($"/en/agents{page}");
            Assert.Equal((HttpStatusCode.OK, page), (agent.Status, page));
        }

        await agent.OpenAsync("/en/agents?level=1");
        var ticket = agent.Page.QuerySelectorAll(".agents-main [data-row]").Select(a => a.GetAttribute("href")!.Split('?')[0]).First();
        foreach (var page in Pages)
        {
            await agent.OpenAsync(ticket + page);
            Assert.Equal((HttpStatusCode.OK, page), (agent.Status, page));
        }

        await agent.OpenAsync(ticket);
        await agent.SendAsync("handler=take");
        Assert.EndsWith("done=taken", agent.Address, StringComparison.Ordinal);
        await agent.SendAsync("?level=all", ("kind", "reply"), ("text", "We look into it."), ("next", "InProgress"));
        Assert.EndsWith("done=answered", agent.Address, StringComparison.Ordinal);
    }
}
