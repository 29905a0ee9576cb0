using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;

namespace Portal.Tests.Agents;

/// <summary>Several requests are changed at once, without scripts.</summary>
public sealed class BulkChangeTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Services.GetRequiredService<Database>();

    [Fact]
    public async Task What_can_be_taken_is_taken_and_what_cannot_says_why()
    {
        var (one, two, changed, foreign) = (await AddAsync(1), await AddAsync(1), await AddAsync(1), await AddAsync(3));
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync("/en/agents?level=all");
        var ticked = new[] { one, two, changed, foreign }.Select(reference => ("ticket", Value(agent, reference))).ToArray();
        await Db.WriteAsync(
            work => work.ExecuteAsync("update ticket set version = version + 1 where reference = @changed", new { changed }),
            Ct
        );
        await SendAsync(agent, "/agents/changes", ticked, ("person", Me(agent)));
        Assert.Equal(HttpStatusCode.OK, agent.Status);
        var message = agent.Page.QuerySelector(".message")!;
        Assert.Contains("2 requests changed.", message.TextContent, StringComparison.Ordinal);
        Assert.Equal([changed, foreign], message.QuerySelectorAll("li a").Select(a => a.TextContent));
        Assert.Equal(2, await TakenAsync(one, two));
        Assert.Equal(0, await TakenAsync(changed, foreign));
        foreach (var reference in new[] { one, two })
            Assert.Equal(["ticket.claimed"], await AuditAsync(reference));
        Assert.Empty(await AuditAsync(foreign));
    }

    [Fact]
    public async Task Priority_and_duplicates_are_changed_together_and_a_reason_is_asked_for()
    {
        var mail = "twice@example.org";
        var (one, two, stays) = (await AddAsync(2, mail), await AddAsync(2, mail), await AddAsync(2, mail));
        using var agent = await EnterAsync("Agent2");
        await OpenChosenAsync(agent, one, two, stays);
        Assert.Equal(3, agent.Page.QuerySelectorAll(".agents-others li").Length);
        await agent.SendAsync("handler=priority", ("priority", "1"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, 3), (agent.Status, agent.Page.QuerySelectorAll(".agents-others li").Length));
        await agent.SendAsync("handler=priority", ("priority", "1"), ("reason", "The whole street"));
        Assert.Contains("3 requests changed.", agent.Main, StringComparison.Ordinal);
        await OpenChosenAsync(agent, one, two, stays);
        await agent.SendAsync("handler=merge", ("into", "T-0000-0000"), ("note", "Same fault"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, agent.Status);
        await agent.SendAsync("handler=merge", ("into", stays), ("note", "Same fault"));
        Assert.Contains("2 requests changed.", agent.Main, StringComparison.Ordinal);
        Assert.Equal(
            2,
            (
                await Db.ListAsync<long>(
                    "select d.id from ticket d join ticket t on t.id = d.merged_into_id where t.reference = @stays",
                    new { stays },
                    Ct
                )
            ).Count
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("ticket=x&ticket=T-0000-0000.1&from=%00")]
    public async Task Without_anything_chosen_the_queue_is_shown(string query)
    {
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync($"/en/agents/changes?{query}");
        Assert.StartsWith("/en/agents?", agent.Address, StringComparison.Ordinal);
        await agent.OpenAsync("/en/agents?level=all");
        await agent.SendAsync("/agents/changes");
        Assert.Contains("Select at least one request first.", agent.Main, StringComparison.Ordinal);
    }

    private static async Task OpenChosenAsync(HttpBrowser agent, params string[] references)
    {
        await agent.OpenAsync("/en/agents?level=all");
        await SendAsync(agent, "/agents/changes", [.. references.Select(reference => ("ticket", Value(agent, reference)))]);
    }

    // A box that is not ticked is not sent; the form of the page holds all of them unticked.
    private static Task<IHtmlDocument> SendAsync(HttpBrowser agent, string to, (string, string)[] ticked, params (string, string)[] more) =>
        agent.SendAsync($"/en{to}", agent.Form("/agents/changes"), [.. ticked, .. more]);

    private static string Value(HttpBrowser agent, string reference) =>
        agent.Page.QuerySelector($"[name=ticket][value^='{reference}.']")!.GetAttribute("value")!;

    private static string Me(HttpBrowser agent) => agent.Page.QuerySelector(".agents-bar [name=person]")!.GetAttribute("value")!;

    private async Task<string> AddAsync(int level, string mail = "bulk@example.org")
    {
        var ticket = new TestTicket { Level = level, Email = mail };
        await TestData.In(portal).OpenTicketAsync(ticket);
        return ticket.Reference;
    }

    private async Task<int> TakenAsync(params string[] references)
    {
        var taken = await Db.ListAsync<string>("select reference from ticket where assignee_id is not null", ct: Ct);
        return references.Count(taken.Contains);
    }

    private Task<IReadOnlyList<string>> AuditAsync(string reference) =>
        Db.ListAsync<string>("select action from audit where target = @target order by id", new { target = $"ticket:{reference}" }, Ct);

    private async Task<HttpBrowser> EnterAsync(string role)
    {
        var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync(role);
        return guest;
    }
}
