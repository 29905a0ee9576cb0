using Portal.Tests.Hosting;

namespace Portal.Tests.Agents.Search;

/// <summary>A disk that takes no index costs the help desk the search by words, and nothing else.</summary>
public sealed class SearchUnreadyTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_there_is_no_index_whole_references_numbers_and_addresses_are_found()
    {
        await using var portal = await InProcessPortal.StartAsync();
        var inTheWay = Path.Combine(portal.DataFolder, "search");
        await File.WriteAllTextAsync(inTheWay, "", Ct);
        var ticket = new TestTicket { Subject = "Mungo im Gehäuse", Customer = "NOBODY77" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var agent = new HttpBrowser(portal.Address);
        await agent.SignInAsAsync("Agent1");
        await agent.OpenAsync("/en/agents/search?q=mungo");
        Assert.Contains("being prepared", agent.Main, StringComparison.Ordinal);
        Assert.Empty(agent.Page.QuerySelectorAll(".agents-found a"));
        foreach (var typed in new[] { ticket.Email, "nobody-77" })
        {
            await agent.OpenAsync($"/en/agents/search?q={typed}");
            Assert.Equal("Mungo im Gehäuse", agent.Page.QuerySelector(".agents-found a")!.TextContent);
        }

        await agent.OpenAsync($"/en/agents/search?q={ticket.Reference}");
        Assert.Equal($"/en/agents/{ticket.Reference}", agent.Address);
        await agent.OpenAsync($"/en/agents/{ticket.Reference}/similar");
        Assert.Contains("being prepared", agent.Main, StringComparison.Ordinal);
        File.Delete(inTheWay);
        await Until.TrueAsync(
            async () =>
            {
                await agent.OpenAsync("/en/agents/search?q=mungo");
                return agent.Page.QuerySelector(".agents-found a") is not null;
            },
            () => agent.Main,
            Ct
        );
    }
}
