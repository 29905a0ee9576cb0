using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Portal.Tests.Account;
using Portal.Tests.Hosting;
using Portal.Web.Data;
using Portal.Web.Provider;
using Portal.Web.Provider.Embedded;

namespace Portal.Tests.Plans.Prepared;

/// <summary>An agent prepares a change from a ticket, and the customer decides, each on their own pages.</summary>
[Collection(AccountCollection.Name)]
public sealed class PreparedChangePagesTests(AccountPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_the_ticket_to_the_customers_own_confirmation_and_back_to_the_ticket()
    {
        var (guest, ticket) = await CustomerAsync("PREPA");
        using var customer = guest;
        using var agent = await AgentAsync("Agent1");
        await agent.OpenAsync($"/en/agents/{ticket}");
        await agent.OpenAsync(agent.Page.QuerySelector(".agents-acts a[href$='/change']")!.GetAttribute("href")!);
        await agent.OpenAsync(agent.Page.QuerySelector("#plans ~ .agents-choices a[href*=fibre-1000]")!.GetAttribute("href")!);
        Assert.NotNull(agent.Page.QuerySelector(".sum"));
        await agent.SendAsync(agent.Page.Forms.First(f => f.GetAttribute("action")!.Contains("/change/quote", StringComparison.Ordinal)));
        Assert.EndsWith("?done=prepared", agent.Address, StringComparison.Ordinal);
        await customer.OpenAsync("/de/account");
        var first = customer.Page.QuerySelector(".account-part")!;
        Assert.Equal("prepared", first.GetAttribute("aria-labelledby"));
        await customer.OpenAsync(first.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Contains("Noch ist nichts bestellt", customer.Main, StringComparison.Ordinal);
        var prepared = customer.Address;
        await SubmitAsync(customer);
        Assert.EndsWith("/confirm", customer.Address, StringComparison.Ordinal);
        Assert.False(customer.Page.QuerySelector<IHtmlInputElement>("#accepts")!.IsChecked); // the word is the customer's own
        await SubmitAsync(customer);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, customer.Status);
        await SubmitAsync(customer, ("accepts", "yes"));
        Assert.EndsWith("?done=ordered", customer.Address, StringComparison.Ordinal);
        var order = customer.Address.Split('/')[^1].Split('?')[0];
        await customer.OpenAsync(prepared);
        Assert.EndsWith($"/plans/orders/{order}", customer.Address, StringComparison.Ordinal);
        await customer.OpenAsync("/de/account");
        Assert.Null(customer.Page.QuerySelector("#prepared"));
        await agent.OpenAsync($"/en/agents/{ticket}");
        Assert.Contains($"Change confirmed, order {order}", agent.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Declined_or_withdrawn_it_says_so_in_words_and_shows_the_way_on()
    {
        var (guest, ticket) = await CustomerAsync("PREPB");
        using var customer = guest;
        using var agent = await AgentAsync("Supervisor");
        var reference = await PrepareAsync(agent, ticket, "add=voice-flat");
        await customer.OpenAsync($"/en/plans/prepared/{reference}");
        await customer.SendAsync("handler=decline");
        Assert.Contains("You declined this change", customer.Main, StringComparison.Ordinal);
        Assert.NotNull(customer.Page.QuerySelector("a.button[href='/en/plans/change/PREPB']"));
        var again = await PrepareAsync(agent, ticket, "add=voice-flat");
        await agent.OpenAsync($"/en/agents/{ticket}/change");
        await agent.SendAsync("handler=withdraw");
        Assert.EndsWith("?done=withdrawn", agent.Address, StringComparison.Ordinal);
        await customer.OpenAsync($"/en/plans/prepared/{again}");
        Assert.Contains("withdrew this change", customer.Main, StringComparison.Ordinal);
        Assert.Null(customer.Page.QuerySelector("main form"));
    }

    [Fact]
    public async Task Strangers_and_agents_of_another_level_find_nothing_and_nobody_decides_unsigned()
    {
        var (guest, ticket) = await CustomerAsync("PREPC");
        using var customer = guest;
        using var agent = await AgentAsync("Agent1");
        var reference = await PrepareAsync(agent, ticket, "add=voice-flat");
        using var second = await AgentAsync("Agent2");
        foreach (var address in new[] { "change", "change/quote?line=PREPC&add=voice-flat" })
        {
            await second.OpenAsync($"/en/agents/{ticket}/{address}");
            Assert.Equal(HttpStatusCode.NotFound, second.Status);
        }

        var (other, _) = await CustomerAsync("PREPD");
        using var stranger = other;
        await stranger.OpenAsync($"/en/plans/prepared/{reference}");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
        using var nobody = new HttpBrowser(portal.Program.Address);
        await nobody.OpenAsync($"/en/plans/prepared/{reference}");
        Assert.Contains("/sign-in?return=", nobody.Address, StringComparison.Ordinal);
    }

    private async Task<string> PrepareAsync(HttpBrowser agent, string ticket, string choice)
    {
        var line = (await portal.AskAsync("select service_number from ticket where reference = $ticket", ("$ticket", ticket)))!;
        await agent.OpenAsync($"/en/agents/{ticket}/change/quote?line={line}&{choice}");
        await agent.SendAsync(agent.Page.Forms.First(f => f.GetAttribute("action")!.Contains("/change/quote", StringComparison.Ordinal)));
        Assert.EndsWith("?done=prepared", agent.Address, StringComparison.Ordinal);
        return (
            await portal.AskAsync("select reference from prepared_change where service_number = $line and state = 'Open'", ("$line", line))
        )!;
    }

    private async Task<(HttpBrowser Guest, string Ticket)> CustomerAsync(string line)
    {
        var record = new CustomerRecord
        {
            Customer = new()
            {
                Number = "OF" + line,
                Kind = CustomerKind.Person,
                Name = "Customer who asked for a change",
                State = CustomerState.Active,
                Language = "de",
            },
            Services = [OnFibre500(line)],
        };
        await portal.Program.Services.GetRequiredService<Database>().WriteAsync(work => work.WriteAsync(record), Ct);
        var person = await TestData.In(portal.Program).CustomerWithPasswordAsync(p => p.CustomerNumber = "OF" + line);
        var ticket = new TestTicket { Customer = "OF" + line, Email = person.Email };
        await TestData.In(portal.Program).OpenTicketAsync(ticket);
        await portal.RunAsync(
            "update ticket set service_number = $line where reference = $ticket",
            ("$line", line),
            ("$ticket", ticket.Reference)
        );
        return (await portal.EnterAsync(person.Email), ticket.Reference);
    }

    private async Task<HttpBrowser> AgentAsync(string role)
    {
        var guest = new HttpBrowser(portal.Program.Address);
        await guest.SignInAsAsync(role);
        return guest;
    }

    private static Task<IHtmlDocument> SubmitAsync(HttpBrowser guest, params (string Name, string Value)[] typed) =>
        guest.SendAsync((IHtmlFormElement)guest.Page.QuerySelector("main form[method=post]")!, typed);

    private static Service OnFibre500(string number) =>
        new()
        {
            Number = number,
            Address = new Address
            {
                Street = "Calle 1",
                Postcode = "00000",
                Town = "Villa Demo",
                Country = "ES",
            },
            Technology = Technology.Fibre,
            State = ServiceState.Active,
            Plan = "Fibra 500",
            PlanCode = "fibre-500",
            PlanVersion = 1,
            Fee = new(3499, "EUR"),
            TermMonths = 24,
            StartedOn = DateOnly.FromDateTime(DateTime.UtcNow).AddMonths(-10),
            CommittedUntil = DateOnly.FromDateTime(DateTime.UtcNow).AddMonths(14).AddDays(-1),
            Devices = [],
        };
}
