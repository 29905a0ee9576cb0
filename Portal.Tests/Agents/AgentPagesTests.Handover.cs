using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Tests.Site;

namespace Portal.Tests.Agents;

public sealed partial class AgentPagesTests
{
    [Fact]
    public async Task What_is_solved_says_what_to_do_if_it_comes_back_and_notes_leave_the_help_desk_never()
    {
        var ticket = new TestTicket { Email = "solved@example.org" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync($"/en/agents/{ticket.Reference}");
        await agent.SendAsync($"/agents/{ticket.Reference}?level=1", ("kind", "note"), ("text", "Rings twice a week."));
        Assert.EndsWith("done=noted", agent.Address, StringComparison.Ordinal);
        Assert.Equal(
            0,
            await Db.SingleOrDefaultAsync<long>(
                "select count(*) from ticket_entry where is_public = true and text like '%Rings twice%'",
                ct: Ct
            )
        );
        await agent.SendAsync($"/agents/{ticket.Reference}?level=1", ("kind", "reply"), ("text", ""), ("next", "Resolved"));
        Assert.Equal(2, agent.Page.QuerySelectorAll("#errors li").Length);
        Assert.Empty(AccessibleErrors.Missing(agent.Page));
        await agent.SendAsync(
            $"/agents/{ticket.Reference}?level=1",
            ("kind", "reply"),
            ("text", "The cable is new."),
            ("next", "Resolved")
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, agent.Status);
        Assert.Equal("The cable is new.", agent.Page.QuerySelector<IHtmlTextAreaElement>("#text")!.Value);
        await agent.SendAsync($"/agents/{ticket.Reference}?level=1", ("advice", "Restart the box and write to us."));
        Assert.EndsWith("done=answered", agent.Address, StringComparison.Ordinal);
        Assert.Equal(
            "Resolved",
            await Db.SingleOrDefaultAsync<string>("select state from ticket where reference = @Reference", new { ticket.Reference }, Ct)
        );
    }

    [Fact]
    public async Task A_handover_leaves_nothing_out_and_is_accepted_above()
    {
        var ticket = new TestTicket { Subject = "Handed over" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var first = await EnterAsync("Agent1");
        using var second = await EnterAsync("Agent2");
        await first.OpenAsync($"/en/agents/{ticket.Reference}/handover");
        await first.SendAsync("/handover", ("steps", ""), ("results", ""));
        Assert.Equal(
            [
                "“What was done” is empty. If you do not know, write that.",
                "“What the result was” is empty. If you do not know, write that.",
            ],
            first.Page.QuerySelectorAll("#errors li").Select(e => e.TextContent)
        );
        Assert.Empty(AccessibleErrors.Missing(first.Page));
        await first.SendAsync("/handover", ("steps", "Restarted"), ("results", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, first.Status);
        Assert.Equal("Restarted", first.Page.QuerySelector<IHtmlTextAreaElement>("#steps")!.Value);
        await first.SendAsync("/handover", ("results", "Still dark"));
        Assert.EndsWith("done=offered", first.Address, StringComparison.Ordinal);
        await second.OpenAsync("/en/agents");
        Assert.Contains("Handed over", second.Main, StringComparison.Ordinal);
        await second.OpenAsync($"/en/agents/{ticket.Reference}");
        await second.SendAsync("handover?handler=return", ("reason", " "));
        Assert.Equal("reason", second.Page.QuerySelector("#errors a")!.GetAttribute("href")!.TrimStart('#'));
        Assert.Empty(AccessibleErrors.Missing(second.Page));
        await second.SendAsync("handover?handler=return", ("reason", "Measure first."));
        Assert.EndsWith("done=returned", second.Address, StringComparison.Ordinal);
        await first.OpenAsync($"/en/agents/{ticket.Reference}/handover");
        await first.SendAsync("/handover", ("steps", "Measured"), ("results", "No light"));
        await second.OpenAsync($"/en/agents/{ticket.Reference}");
        await second.SendAsync("handover?handler=accept");
        Assert.EndsWith("done=accepted", second.Address, StringComparison.Ordinal);
        await first.OpenAsync($"/en/agents/{ticket.Reference}");
        Assert.Null(first.Page.QuerySelector("#kind-reply"));
        await first.OpenAsync($"/en/agents/{ticket.Reference}/triage");
        Assert.Equal(HttpStatusCode.NotFound, first.Status);
    }
}
