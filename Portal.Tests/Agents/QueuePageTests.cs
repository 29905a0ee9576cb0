using Portal.Tests.Hosting;

namespace Portal.Tests.Agents;

/// <summary>What the rows of the queue say, and the way from one ticket to the next.</summary>
public sealed class QueuePageTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    [Fact]
    public async Task A_row_names_the_customer_and_the_last_message_and_is_new_until_one_has_read_it()
    {
        var ticket = new TestTicket
        {
            Level = 3,
            Subject = "Unread here",
            Text = "Nothing works",
        };
        await TestData.In(portal).OpenTicketAsync(ticket);
        await TestData.In(portal).OpenTicketAsync(new() { Level = 3, Subject = "Another" });
        using var agent = await EnterAsync("Agent3");
        using var colleague = await EnterAsync("Supervisor");
        Assert.Contains("Customer wrote", await RowAsync(agent, ticket.Reference), StringComparison.Ordinal);
        Assert.True(await IsUnreadAsync(agent, ticket.Reference));
        await agent.OpenAsync($"/en/agents/{ticket.Reference}");
        Assert.False(await IsUnreadAsync(agent, ticket.Reference));
        Assert.True(await IsUnreadAsync(colleague, ticket.Reference));
        await TestData.In(portal).CustomerReplyAsync(ticket.Reference, "Still broken");
        Assert.True(await IsUnreadAsync(agent, ticket.Reference));
    }

    [Fact]
    public async Task From_a_ticket_one_goes_to_the_next_and_the_previous_of_the_same_queue()
    {
        var turns = Enumerable
            .Range(1, 3)
            .Select(n => new TestTicket
            {
                Level = 2,
                Language = "ca",
                Subject = $"Turn {n}",
                Due = TimeSpan.FromHours(300 + n),
            });
        var tickets = turns.ToList();
        foreach (var ticket in tickets)
            await TestData.In(portal).OpenTicketAsync(ticket);
        await TestData.In(portal).OpenTicketAsync(new() { Level = 2, Due = TimeSpan.FromHours(302) });
        using var agent = await EnterAsync("Agent2");
        await agent.OpenAsync($"/en/agents/{tickets[0].Reference}?level=2&in=ca&priority=3");
        foreach (var (rel, n) in new[] { ("next", 1), ("next", 2), ("prev", 1), ("prev", 0) })
        {
            await agent.OpenAsync(agent.Page.QuerySelector($".agents-turn [rel={rel}]")!.GetAttribute("href")!);
            Assert.Equal(tickets[n].Subject, agent.Page.QuerySelector("h1")!.TextContent);
        }
    }

    [Fact]
    public async Task What_the_queue_is_narrowed_to_is_said_and_taken_away_part_by_part()
    {
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync("/en/agents?level=1&type=Fault&in=de");
        Assert.Equal(
            ["/en/agents?level=1&in=de", "/en/agents?level=1&type=Fault", "/en/agents?level=1"],
            agent.Page.QuerySelectorAll(".agents-narrowed a").Select(a => a.GetAttribute("href")!)
        );
        await agent.OpenAsync("/en/agents?level=1");
        Assert.Empty(agent.Page.QuerySelectorAll(".agents-narrowed"));
    }

    private static async Task<string> RowAsync(HttpBrowser agent, string reference)
    {
        await agent.OpenAsync("/en/agents?level=3");
        return agent.Page.QuerySelector($"[data-row][href*='{reference}']")!.TextContent;
    }

    private static async Task<bool> IsUnreadAsync(HttpBrowser agent, string reference) =>
        (await RowAsync(agent, reference)).Contains("New:", StringComparison.Ordinal);

    private async Task<HttpBrowser> EnterAsync(string role)
    {
        var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync(role);
        return guest;
    }
}
