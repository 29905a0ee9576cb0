using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Hosting;
using Portal.Web.Data;

namespace Portal.Tests.Agents;

/// <summary>Somebody calls, and an agent writes down what they say.</summary>
public sealed class CallTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Database Db => portal.Services.GetRequiredService<Database>();

    [Theory]
    [InlineData("demo 1004")]
    [InlineData("DEMO-1004")]
    [InlineData("customer moving")]
    [InlineData("MOVING")]
    public async Task The_caller_is_found_by_number_or_name_and_the_search_is_written_down(string typed)
    {
        using var agent = await EnterAsync();
        await agent.OpenAsync($"/en/agents/new?q={Uri.EscapeDataString(typed)}");
        Assert.Contains(
            agent.Page.QuerySelectorAll(".agents-choices a").Select(a => a.GetAttribute("href")),
            href => href == "/en/agents/new?customer=DEMO1004"
        );
        var trail = await Db.ListAsync<string>("select detail from audit where action = 'customers.searched'", ct: Ct);
        Assert.Contains(trail, detail => detail.Contains("DEMO1004", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Their_mailbox_finds_them_and_nobody_is_found_by_half_of_it()
    {
        var mail = (await Db.ListAsync<string>("select email from customer where number = 'DEMO1004'", ct: Ct))[0];
        using var agent = await EnterAsync();
        await agent.OpenAsync($"/en/agents/new?q={Uri.EscapeDataString(mail.ToUpperInvariant())}");
        Assert.Single(agent.Page.QuerySelectorAll(".agents-choices div a"));
        await agent.OpenAsync($"/en/agents/new?q={Uri.EscapeDataString(mail[..(mail.IndexOf('@', StringComparison.Ordinal) + 1)])}");
        Assert.Contains("No customer found.", agent.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_they_say_becomes_a_request_of_theirs_with_its_receipt()
    {
        using var agent = await EnterAsync();
        await agent.OpenAsync("/en/agents/new?customer=DEMO1004");
        (string, string)[] said =
        [
            ("topic", "fault/internet"),
            ("extent", "all"),
            ("subject", "Nothing works since noon"),
            ("text", "She restarted the router twice."),
            ("in", "es"),
        ];
        var form = agent.Form("customer=DEMO1004");
        await agent.SendAsync(form, said);
        Assert.EndsWith("?done=filed", agent.Address, StringComparison.Ordinal);
        var reference = agent.Address.Split('/', '?')[3];
        await agent.SendAsync(form, said);
        Assert.Equal(reference, agent.Address.Split('/', '?')[3]); // sent twice it is one
        var (ticket, mail) = (
            (
                await Db.ListAsync<Filed>(
                    $"select channel, customer_number, language, priority, email from ticket where reference = @reference",
                    new { reference },
                    Ct
                )
            )[0],
            (await Db.ListAsync<string>("select email from customer where number = 'DEMO1004'", ct: Ct))[0]
        );
        Assert.Equal(
            new Filed
            {
                Channel = "Phone",
                CustomerNumber = "DEMO1004",
                Language = "es",
                Priority = 2,
                Email = mail,
            },
            ticket
        );
        Assert.Equal(
            ["ticket.opened"],
            (
                await Db.ListAsync<string>(
                    "select action from audit where target = @target order by id",
                    new { target = $"ticket:{reference}" },
                    Ct
                )
            ).Take(1)
        );
        Assert.Contains("Telephone", agent.Main, StringComparison.Ordinal);
        using var customer = new HttpBrowser(portal.Address);
        await customer.SignInAsCustomerAsync(1004);
        await customer.OpenAsync($"/en/tickets/{reference}");
        Assert.Contains("Nothing works since noon", customer.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_and_what_was_typed_stays()
    {
        using var agent = await EnterAsync();
        await agent.OpenAsync("/en/agents/new?customer=DEMO1004");
        await agent.SendAsync("customer=DEMO1004", ("topic", "fault/nothing"), ("subject", ""), ("text", "Kept words"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, agent.Status);
        Assert.Contains("Kept words", agent.Main, StringComparison.Ordinal);
        await agent.SendAsync("customer=DEMO1004", ("topic", "fault/nothing"), ("subject", "Now there"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (agent.Status, agent.Page.QuerySelector("#topic-error") is not null));
        await agent.OpenAsync("/en/agents/new?customer=NOBODY9");
        Assert.Equal(HttpStatusCode.NotFound, agent.Status);
    }

    private async Task<HttpBrowser> EnterAsync()
    {
        var guest = new HttpBrowser(portal.Address);
        await guest.SignInAsAsync("Agent1");
        return guest;
    }

    private sealed record Filed
    {
        public required string Channel { get; init; }

        public required string CustomerNumber { get; init; }

        public required string Language { get; init; }

        public required long Priority { get; init; }

        public required string Email { get; init; }
    }
}
