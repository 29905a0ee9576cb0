using Portal.Tests.Hosting;

namespace Portal.Tests.Agents;

/// <summary>Beside a ticket stands how its customer is reached, what helps them and what they agreed to, until they take it back.</summary>
public sealed class ContactInContextTests(InProcessPortal portal) : IClassFixture<InProcessPortal>
{
    private const string Contact = "/en/account/contact";

    [Fact]
    public async Task The_help_desk_sees_what_helps_and_what_was_agreed_to_until_it_is_taken_back()
    {
        using var customer = new HttpBrowser(portal.Address);
        await customer.SignInAsCustomerAsync(1004);
        await customer.OpenAsync($"{Contact}/change");
        await customer.SendAsync($"{Contact}/change", ("phone", "212 345 678"), ("channel", "telephone"), ("callTime", "evening"));
        await customer.OpenAsync($"{Contact}/needs");
        await customer.SendAsync($"{Contact}/needs", ("needs", "call-notice"), ("text", "Ring <b>twice</b>."), ("agree", "yes"));
        await customer.OpenAsync("/en/account/consents");
        await customer.SendAsync(
            (AngleSharp.Html.Dom.IHtmlFormElement)customer.Page.QuerySelector("form:has(input[value=remote-help])")!,
            ("given", "yes")
        );
        var ticket = new TestTicket { Customer = "DEMO1004", Subject = "Somebody who wants a message before a call" };
        await TestData.In(portal).OpenTicketAsync(ticket);
        using var agent = new HttpBrowser(portal.Address);
        await agent.SignInAsAsync("Agent1");
        await agent.OpenAsync($"/en/agents/{ticket.Reference}");
        Assert.Contains("A message before you call me", agent.Main, StringComparison.Ordinal);
        Assert.Contains("Ring <b>twice</b>.", agent.Main, StringComparison.Ordinal);
        Assert.Contains("In the evening", agent.Main, StringComparison.Ordinal);
        Assert.NotNull(agent.Page.QuerySelector("a[href='tel:+351-21-234-5678'], a[href='tel:+351-212-345-678']"));
        Assert.Equal(1, Agreed(agent));
        await customer.OpenAsync(Contact);
        await customer.SendAsync("handler=remove");
        await agent.OpenAsync($"/en/agents/{ticket.Reference}");
        Assert.DoesNotContain("A message before you call me", agent.Main, StringComparison.Ordinal);
        Assert.DoesNotContain("twice", agent.Main, StringComparison.Ordinal);
    }

    private static int Agreed(HttpBrowser agent) => agent.Page.QuerySelectorAll(".agents-dl dd").Count(d => d.TextContent == "Agreed");
}
