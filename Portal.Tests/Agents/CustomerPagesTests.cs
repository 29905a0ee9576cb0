using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;

namespace Portal.Tests.Agents;

/// <summary>The help desk looks at a customer's contract and bills, and the customer can see that it did.</summary>
[Collection(AgentsCollection.Name)]
public sealed class CustomerPagesTests(InProcessPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Services.GetRequiredService<Database>();

    [Fact]
    public async Task From_a_request_the_customer_is_one_link_away_with_all_they_have()
    {
        var ticket = new TestTicket { Customer = "DEMO1002" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync($"/en/agents/{ticket.Reference}");
        var link = $"/en/agents/customers/DEMO1002?ticket={ticket.Reference}";
        Assert.NotNull(agent.Page.QuerySelector($".agents-context a[href='{link}']"));
        await agent.OpenAsync(link);
        Assert.Equal(HttpStatusCode.OK, agent.Status);
        foreach (var part in new[] { "lines", "orders", "bills", "payments", "requests" })
            Assert.NotNull(agent.Page.QuerySelector($"#{part}"));
        Assert.NotNull(agent.Page.QuerySelector(".agents-line .agents-dl"));
        Assert.Contains(ticket.Reference, agent.Main, StringComparison.Ordinal);
        var bill = agent.Page.QuerySelector("#bills ~ .agents-choices a")!.GetAttribute("href")!;
        await agent.OpenAsync(bill);
        Assert.NotNull(agent.Page.QuerySelector(".bill-lines table"));
        Assert.Null(agent.Page.QuerySelector(".bill-lines .actions, main form")); // nothing is paid or disputed by an agent
        var trail = await Db.ListAsync<string>(
            "select action from audit where target = 'customer:DEMO1002' and detail like @like order by id",
            new { like = $"ticket:{ticket.Reference}%" },
            Ct
        );
        Assert.Equal(["customer.viewed", "customer-bill.viewed"], trail);
    }

    [Fact]
    public async Task Without_a_request_a_reason_is_asked_for_and_nothing_is_shown_before()
    {
        using var agent = await EnterAsync("Agent2");
        await agent.OpenAsync("/de/agents/customers/demo-1003");
        Assert.NotNull(agent.Page.QuerySelector("textarea[name=reason]"));
        Assert.Null(agent.Page.QuerySelector("#lines"));
        await agent.SendAsync("/agents/customers/DEMO1003", ("reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, agent.Status);
        await agent.SendAsync("/agents/customers/DEMO1003", ("reason", "Rückruf wegen der letzten Rechnung"));
        Assert.NotNull(agent.Page.QuerySelector("#lines"));
        using var supervisor = await EnterAsync("Supervisor");
        await supervisor.OpenAsync("/en/agents/access");
        Assert.Contains("Rückruf wegen der letzten Rechnung", supervisor.Main, StringComparison.Ordinal);
        await agent.OpenAsync("/en/agents/access");
        Assert.Equal(HttpStatusCode.NotFound, agent.Status);
        await agent.OpenAsync("/en/agents/customers/NOBODY9");
        Assert.Equal(HttpStatusCode.NotFound, agent.Status);
    }

    [Fact]
    public async Task A_bill_is_not_shown_before_the_customer_is_open_and_never_under_another_customer()
    {
        var ticket = new TestTicket { Customer = "DEMO1004" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        var bill = (
            await Db.ListAsync<string>(
                "select i.number from invoice i join customer c on c.id = i.customer_id where c.number = 'DEMO1002' order by i.id",
                ct: Ct
            )
        )[0];
        using var agent = await EnterAsync("Agent3");
        await agent.OpenAsync($"/en/agents/customers/DEMO1002/bills/{bill}");
        Assert.Equal("/en/agents/customers/DEMO1002", agent.Address);
        Assert.NotNull(agent.Page.QuerySelector("textarea[name=reason]"));
        await agent.OpenAsync($"/en/agents/customers/DEMO1004/bills/{bill}?ticket={ticket.Reference}");
        Assert.Equal(HttpStatusCode.NotFound, agent.Status);
    }

    [Fact]
    public async Task The_customer_reads_in_their_log_that_the_help_desk_looked_and_not_who_it_was()
    {
        var ticket = new TestTicket { Customer = "DEMO1005" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync($"/en/agents/customers/DEMO1005?ticket={ticket.Reference}");
        using var customer = new HttpBrowser(portal.Address);
        await customer.SignInAsCustomerAsync(1005, "es");
        await customer.OpenAsync("/es/account/log");
        var entry = customer.Page.QuerySelectorAll(".records li").First(e => e.TextContent.Contains("consultó", StringComparison.Ordinal));
        Assert.DoesNotContain("Agent", entry.TextContent, StringComparison.OrdinalIgnoreCase);
        using var other = new HttpBrowser(portal.Address);
        await other.SignInAsCustomerAsync(1006, "es");
        await other.OpenAsync("/es/account/log");
        Assert.DoesNotContain("consultó", other.Main, StringComparison.Ordinal);
    }

    private async Task<HttpBrowser> EnterAsync(string role)
    {
        var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync(role);
        return guest;
    }
}
