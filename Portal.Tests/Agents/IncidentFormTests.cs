using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;

namespace Portal.Tests.Agents;

/// <summary>A ticket is linked to an incident that exists and that its customer may see.</summary>
[Collection(AgentsCollection.Name)]
public sealed class IncidentFormTests(InProcessPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Services.GetRequiredService<Database>();

    [Fact]
    public async Task What_is_no_incident_is_said_at_the_field_and_stays_there()
    {
        using var agent = await EnterAsync(new TestTicket());
        var suspected = await TestData.In(portal).SuspectedIncidentAsync();
        foreach (var typed in new[] { "not one", "N-4K7M-2QXA", Reference.New('N'), suspected })
        {
            await agent.SendAsync("/incident", ("incident", typed));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, agent.Status);
            Assert.Equal(typed, agent.Page.QuerySelector<IHtmlInputElement>("#incident")!.Value);
            Assert.NotNull(agent.Page.QuerySelector("#incident-error"));
        }

        Assert.Contains("only suspected", agent.Page.QuerySelector("#incident-error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_is_picked_from_the_open_ones_and_stands_beside_the_ticket_with_its_title_and_state()
    {
        var ticket = new TestTicket
        {
            Customer = await Db.SingleOrDefaultAsync<string>(
                "select customer_number from person where email = 'demo-1002@customer.demo.example'",
                ct: Ct
            ),
        };
        var (reference, title) = (
            await TestData.In(portal).ConfirmedIncidentAsync("Cable cut in the test street"),
            "Cable cut in the test street"
        );
        using var agent = await EnterAsync(ticket);
        var choice = agent.Page.QuerySelectorAll<IHtmlButtonElement>("button[name=incident]").Single(b => b.Value == reference);
        await agent.SendAsync("?from=open", ("incident", choice.Value));
        Assert.EndsWith("done=linked", agent.Address, StringComparison.Ordinal);
        var link = agent.Page.QuerySelector($".agents-context a[href='/en/incidents/{reference}']")!;
        Assert.Equal(title, link.TextContent);
        Assert.Contains("We are looking for the cause", link.ParentElement!.TextContent, StringComparison.Ordinal);
        await agent.OpenAsync(link.GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, agent.Status);
        await agent.OpenAsync($"/en/agents/{ticket.Reference}/incident");
        Assert.DoesNotContain(agent.Page.QuerySelectorAll<IHtmlButtonElement>("button[name=incident]"), b => b.Value == reference);
        await agent.SendAsync("/incident", ("incident", ""));
        Assert.EndsWith("done=unlinked", agent.Address, StringComparison.Ordinal);
        Assert.Null(
            await Db.SingleOrDefaultAsync<string>("select incident from ticket where reference = @Reference", new { ticket.Reference }, Ct)
        );
    }

    private async Task<HttpBrowser> EnterAsync(TestTicket ticket)
    {
        await TestData.In(portal).OpenTicketAsync(ticket);
        var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync("Agent1");
        await guest.OpenAsync($"/en/agents/{ticket.Reference}/incident");
        return guest;
    }
}
