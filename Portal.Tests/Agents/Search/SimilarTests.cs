using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;

namespace Portal.Tests.Agents.Search;

/// <summary>Beside a ticket stand those like it that were solved, for the help desk and nobody else.</summary>
public sealed class SimilarTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Services.GetRequiredService<Database>();

    [Fact]
    public async Task What_solved_a_case_like_this_is_shown_with_what_its_customer_had_read()
    {
        var (open, solved) = await SolveOneOfTwoAsync(portal, "Erdferkel");
        await Db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    """
                    insert into attempted_step (ticket_id, at, kind, step, result)
                    select id, @Now, 'article', 'no-internet', '' from ticket where reference = @Reference
                    """,
                    new { work.Now, solved.Reference }
                ),
            Ct
        );
        using var agent = new HttpBrowser(portal.Address);
        await agent.SignInAsAsync("Agent1");
        await FindAsync(agent, open, solved);
        Assert.Contains("Ein Schutzrohr hilft.", agent.Main, StringComparison.Ordinal);
        Assert.NotNull(agent.Page.QuerySelector("#similar a[href*='/help/']"));
        var trail = await Db.ListAsync<string>(
            "select detail from audit where action = 'similar-tickets.viewed' and target = @target",
            new { target = $"ticket:{open.Reference}" },
            Ct
        );
        Assert.Contains(trail, detail => detail.Contains(solved.Reference, StringComparison.Ordinal));
        await agent.OpenAsync($"/en/agents/{solved.Reference}/similar");
        Assert.DoesNotContain(open.Reference, agent.Page.QuerySelector("#similar")!.TextContent, StringComparison.Ordinal); // not solved
        await agent.OpenAsync($"/en/agents/{open.Reference}");
        Assert.Equal($"/en/agents/{open.Reference}/similar", agent.Page.QuerySelector("[data-similar] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Customers_are_shown_nothing_of_it()
    {
        var (open, _) = await SolveOneOfTwoAsync(portal, "Wallaby");
        using var customer = new HttpBrowser(portal.Address);
        await customer.SignInAsCustomerAsync(1004);
        await customer.OpenAsync($"/en/agents/{open.Reference}/similar");
        Assert.Equal(HttpStatusCode.NotFound, customer.Status);
    }

    internal static async Task<(TestTicket Open, TestTicket Solved)> SolveOneOfTwoAsync(InProcessPortal portal, string animal)
    {
        var solved = new TestTicket { Subject = $"{animal} frisst das Glasfaserkabel", Text = $"Ein {animal} nagt am Kabel im Garten" };
        var open = new TestTicket { Subject = $"{animal} am Glasfaserkabel", Text = $"Im Garten nagt ein {animal} am Kabel" };
        foreach (var each in new[] { solved, open })
            await TestData.In(portal).OpenTicketAsync(each);
        using var agent = new HttpBrowser(portal.Address);
        await agent.SignInAsAsync("Agent1");
        await agent.OpenAsync($"/en/agents/{solved.Reference}");
        await agent.SendAsync(
            $"/agents/{solved.Reference}?level=1",
            ("kind", "reply"),
            ("text", "Ein Schutzrohr hilft."),
            ("next", "Resolved"),
            ("advice", "Rufen Sie uns an.")
        );
        return (open, solved);
    }

    internal static Task FindAsync(HttpBrowser agent, TestTicket open, TestTicket solved) =>
        Until.TrueAsync(
            async () =>
            {
                await agent.OpenAsync($"/en/agents/{open.Reference}/similar");
                return agent.Page.QuerySelector($"#similar a[href$='{solved.Reference}']") is not null;
            },
            () => agent.Main,
            Ct
        );
}
