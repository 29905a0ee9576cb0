using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Site;
using Portal.Web.Tickets;

namespace Portal.Tests.Agents;

public sealed partial class AgentPagesTests
{
    [Fact]
    public async Task Ways_of_looking_are_kept_for_oneself()
    {
        using var agent = await EnterAsync("Agent2");
        await agent.OpenAsync("/en/agents?level=2&type=Complaint");
        await agent.SendAsync("handler=view", ("name", "Complaints first"));
        var view = agent.Page.QuerySelectorAll(".agents-views a").Single();
        Assert.Equal(("Complaints first", "/en/agents?level=2&type=Complaint"), (view.TextContent, view.GetAttribute("href")));
        using var other = await EnterAsync("Agent1");
        await other.OpenAsync("/en/agents");
        Assert.Empty(other.Page.QuerySelectorAll(".agents-views a"));
        await agent.SendAsync("handler=forget");
        Assert.Empty(agent.Page.QuerySelectorAll(".agents-views a"));
    }

    [Fact]
    public async Task Reports_count_and_can_be_taken_along()
    {
        await TestData.In(portal).OpenTicketAsync(new() { Language = "ca" });
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync("/en/agents/reports?by=Language&days=7");
        Assert.Contains("Català", agent.Main, StringComparison.Ordinal);
        await agent.OpenAsync("/en/agents/reports?handler=csv&by=Topic&days=7");
        Assert.Equal("text/csv", agent.Answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("Fault: outage", await agent.Answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_shows_how_many_first_replies_were_in_time_of_all_that_were_given_or_are_overdue()
    {
        foreach (var (due, replied) in new[] { (-1, false), (-1, true), (1, true), (1, true), (1, false) })
        {
            var id = await TestData.In(portal).OpenTicketAsync(new() { Type = TicketType.Privacy, Due = TimeSpan.FromHours(due) });
            if (replied)
                await Db.WriteAsync(
                    work => work.ExecuteAsync("update ticket set first_reply_at = @Now where id = @id", new { id, work.Now }),
                    Ct
                );
        }

        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync("/en/agents/reports?by=Topic&days=90"); // nobody else here asks for this one, which is kept for a minute
        var row = agent
            .Page.QuerySelectorAll(".agents-table tbody tr")
            .Single(r =>
                r.QuerySelector("th")!.TextContent is var name
                && name.EndsWith(": outage", StringComparison.Ordinal)
                && !name.StartsWith("Fault", StringComparison.Ordinal)
            );
        Assert.Equal(["5", "0", "0\u00A0min", "50%", "1", "–", "–"], row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
    }

    [Fact]
    public async Task Of_a_ticket_there_is_one_alert_and_most_of_many_are_folded_away()
    {
        var tickets = Enumerable
            .Range(1, 5)
            .Select(n => new TestTicket
            {
                Level = 2,
                Subject = $"Alert {n}",
                Due = TimeSpan.FromHours(-n),
            })
            .ToList();
        foreach (var ticket in tickets)
        {
            var id = await TestData.In(portal).OpenTicketAsync(ticket);
            foreach (var kind in (string[])["DueSoon", "Overdue"])
                await Db.WriteAsync(
                    work =>
                        work.ExecuteAsync(
                            """
                            insert into alert (ticket_id, kind, level, about, at) select id, @kind, 2, next_update_due, @Now
                            from ticket where id = @id
                            """,
                            new
                            {
                                id,
                                kind,
                                work.Now,
                            }
                        ),
                    Ct
                );
        }

        using var agent = await EnterAsync("Agent2");
        await agent.OpenAsync("/en/agents");
        IEnumerable<string> Shown(string where) =>
            agent
                .Page.QuerySelectorAll($"{where} li a")
                .Select(a => a.TextContent)
                .Where(t => t.Contains("Alert ", StringComparison.Ordinal));
        Assert.Equal([5, 4, 3, 2, 1], Shown(".agents-alerts").Select(t => int.Parse(t.Split("Alert ")[1].Split(' ')[0], null)));
        Assert.All(Shown(".agents-alerts"), t => Assert.StartsWith("Overdue", t, StringComparison.Ordinal));
        Assert.Equal(3, Shown(".agents-alerts > ul").Count());
        Assert.Contains("2 more", agent.Page.QuerySelector(".agents-alerts > details > summary")!.TextContent, StringComparison.Ordinal);
        var first = agent.Page.QuerySelectorAll<IHtmlFormElement>(".agents-alerts form").First();
        await agent.SendAsync(first);
        Assert.Equal([4, 3, 2, 1], Shown(".agents-alerts").Select(t => int.Parse(t.Split("Alert ")[1].Split(' ')[0], null)));
    }
}
