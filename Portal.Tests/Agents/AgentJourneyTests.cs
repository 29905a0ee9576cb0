using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Messages;

namespace Portal.Tests.Agents;

/// <summary>What is said inside the help desk stays there, and what customers see of it is what they may.</summary>
[Collection(AgentsCollection.Name)]
public sealed class AgentJourneyTests(InProcessPortal portal)
{
    private const string Secret = "kept-inside";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Services.GetRequiredService<Database>();

    [Fact]
    public async Task Nothing_inside_reaches_a_page_a_mail_or_the_copy_of_the_customers_data()
    {
        using var customer = await EnterAsync(1001);
        var (twice, ticket) = (await TicketAsync(1001, "First."), await TicketAsync(1001, "Second."));
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync($"/en/agents/{ticket.Reference}");
        await agent.SendAsync($"/agents/{ticket.Reference}?level=1", ("kind", "note"), ("text", $"{Secret} note"));
        await agent.SendAsync(
            $"/agents/{ticket.Reference}?level=1",
            ("kind", "reply"),
            ("text", "A word for the customer."),
            ("next", "InProgress")
        );
        await DoAsync(agent, $"/en/agents/{ticket.Reference}/triage", ("reason", $"{Secret} rating"));
        await agent.OpenAsync($"/en/agents/{ticket.Reference}/assignment");
        await agent.SendAsync("handler=back", ("note", $"{Secret} back"));
        await DoAsync(
            agent,
            $"/en/agents/{ticket.Reference}/handover",
            ("summary", $"{Secret} summary"),
            ("steps", $"{Secret} steps"),
            ("results", $"{Secret} results"),
            ("impact", $"{Secret} impact"),
            ("promised", $"{Secret} promise")
        );
        using var above = await EnterAsync("Agent2");
        await above.OpenAsync($"/en/agents/{ticket.Reference}");
        await above.SendAsync("handover?handler=return", ("reason", $"{Secret} reason"));
        await DoAsync(agent, $"/en/agents/{twice.Reference}/merge", ("into", ticket.Reference), ("reason", $"{Secret} merging"));
        await agent.OpenAsync($"/en/agents/{ticket.Reference}");
        foreach (var inside in (string[])["note", "rating", "back", "reason", "merging"])
            Assert.Contains($"{Secret} {inside}", agent.Main, StringComparison.Ordinal);

        var sealing = portal.Services.GetRequiredService<MailProtector>();
        var said = (await Db.ListAsync<string>("select payload from outbox where payload <> ''", ct: Ct))
            .Select(p => string.Concat(sealing.Unprotect(p)!.Blocks) + sealing.Unprotect(p)!.Subject)
            .ToList();
        foreach (
            var address in (string[])
                [
                    $"/en/tickets/{ticket.Reference}",
                    $"/en/tickets/{ticket.Reference}/receipt",
                    $"/en/tickets/{twice.Reference}",
                    "/en/tickets",
                    "/en/account/log",
                ]
        )
        {
            await customer.OpenAsync(address);
            Assert.Equal(HttpStatusCode.OK, customer.Status);
            said.Add(customer.Page.DocumentElement.OuterHtml);
        }

        Assert.Contains("A word for the customer.", string.Concat(said), StringComparison.Ordinal);
        await customer.OpenAsync("/en/account/data");
        await customer.SendAsync("account/data", ("kind", "json"));
        said.Add(await customer.Answer.Content.ReadAsStringAsync(Ct));
        Assert.Contains("First.", said[^1], StringComparison.Ordinal);
        Assert.All(said, text => Assert.DoesNotContain(Secret, text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_wrote_twice_is_led_to_what_goes_on_only_when_that_is_theirs()
    {
        using var customer = await EnterAsync(1002);
        var (twice, kept) = (await TicketAsync(1002, "Red lamp."), await TicketAsync(1002, "Still nothing."));
        using var agent = await EnterAsync("Agent1");
        await DoAsync(agent, $"/en/agents/{twice.Reference}/merge", ("into", kept.Reference), ("reason", "same"));
        await agent.OpenAsync($"/en/agents/{kept.Reference}");
        Assert.Contains(
            $"from {twice.Reference}",
            agent.Page.QuerySelector(".agents-timeline .other")!.TextContent,
            StringComparison.Ordinal
        );
        await customer.OpenAsync($"/en/tickets/{twice.Reference}");
        Assert.Equal($"/en/tickets/{kept.Reference}", customer.Page.QuerySelector("#standing a")!.GetAttribute("href"));
        await customer.OpenAsync($"/en/tickets/{kept.Reference}");
        Assert.Contains("Red lamp.", customer.Main, StringComparison.Ordinal);
        Assert.Contains($"in your request {twice.Reference}", customer.Main, StringComparison.Ordinal);
        await customer.OpenAsync($"/en/tickets/{kept.Reference}/receipt");
        Assert.DoesNotContain("Red lamp.", customer.Main, StringComparison.Ordinal);

        // The line has gone to somebody else since: what goes on is theirs, and the one who wrote first reads their own words alone.
        await Db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    """
                    update ticket set customer_number = null, person_id = (select id from person
                    where email = 'demo-1004@customer.demo.example'), email = 'another@example.org'
                    where reference = @Reference
                    """,
                    new { kept.Reference }
                ),
            Ct
        );
        await customer.OpenAsync($"/en/tickets/{kept.Reference}");
        Assert.Equal(HttpStatusCode.NotFound, customer.Status);
        await customer.OpenAsync($"/en/tickets/{twice.Reference}");
        Assert.Equal(HttpStatusCode.OK, customer.Status);
        Assert.DoesNotContain(kept.Reference, customer.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        using var another = await EnterAsync(1004);
        await another.OpenAsync($"/en/tickets/{kept.Reference}");
        Assert.DoesNotContain("Red lamp.", another.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_customer_opens_for_agents_and_the_trail_says_who_took_it()
    {
        using var customer = await EnterAsync(1003);
        await customer.OpenAsync("/en/tickets/open/question");
        await customer.SendFilesAsync(
            "tickets/open/question",
            [("lamp.txt", "The lamp is red."u8.ToArray())],
            ("topic", "other"),
            ("subject", "About the lamp"),
            ("text", "See the file."),
            ("act", "send")
        );
        if (!customer.Address.EndsWith("/receipt", StringComparison.Ordinal))
            await customer.SendAsync("tickets/open/question", ("act", "confirm"));
        var reference = customer.Address.Split('/')[^2];
        using var agent = await EnterAsync("Agent1");
        await agent.OpenAsync($"/en/agents/{reference}");
        var link = agent.Page.QuerySelector(".agents-timeline a[download]")!.GetAttribute("href")!;
        await agent.OpenAsync(link);
        Assert.Equal((HttpStatusCode.OK, "attachment"), (agent.Status, agent.Answer.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal("The lamp is red.", await agent.Answer.Content.ReadAsStringAsync(Ct));
        Assert.Contains(
            "ticket.file-downloaded",
            await Db.ListAsync<string>("select action from audit where target = @target", new { target = $"ticket:{reference}" }, Ct)
        );
        foreach (
            var elsewhere in new[]
            {
                $"{link}x",
                link.Replace(reference, (await TicketAsync(1003, "x")).Reference, StringComparison.Ordinal),
            }
        )
        {
            await agent.OpenAsync(elsewhere);
            Assert.Equal(HttpStatusCode.NotFound, agent.Status);
        }

        await customer.OpenAsync(link);
        Assert.NotEqual(HttpStatusCode.OK, customer.Status);
    }

    private async Task<TestTicket> TicketAsync(int customer, string words)
    {
        var ticket = new TestTicket
        {
            Text = words,
            Language = "en",
            Email = $"demo-{customer}@customer.demo.example",
            Due = TimeSpan.FromDays(5),
        };
        await TestData.In(portal).OpenTicketAsync(ticket);
        await Db.WriteAsync(
            work =>
                work.ExecuteAsync(
                    """
                    update ticket set person_id = p.id, customer_number = p.customer_number
                    from (select id, customer_number from person where email = @Email) p where reference = @Reference
                    """,
                    new { ticket.Email, ticket.Reference }
                ),
            Ct
        );
        return ticket;
    }

    private async Task<HttpBrowser> EnterAsync(string role)
    {
        var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync(role);
        return guest;
    }

    private async Task<HttpBrowser> EnterAsync(int customer)
    {
        var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsCustomerAsync(customer);
        return guest;
    }

    private static async Task DoAsync(HttpBrowser agent, string page, params (string, string)[] typed)
    {
        await agent.OpenAsync(page);
        await agent.SendAsync(page, typed);
        Assert.Contains("done=", agent.Address, StringComparison.Ordinal);
    }
}
