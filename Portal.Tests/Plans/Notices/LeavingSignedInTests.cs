using System.Net;
using Portal.Tests.Tickets;

namespace Portal.Tests.Plans.Notices;

/// <summary>Giving notice as somebody who is signed in: what it means is shown before, and it can be taken back.</summary>
public sealed class LeavingSignedInTests(TicketPortal portal) : IClassFixture<TicketPortal>
{
    [Fact]
    public async Task What_leaving_costs_and_when_it_is_free_stands_there_with_its_sum()
    {
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1003);
        await customer.OpenAsync("/en/cancel");
        Assert.Equal("DEMO-L03", customer.Page.QuerySelector("#number")!.GetAttribute("value"));
        Assert.Equal("Demo Customer Mid-Contract", customer.Page.QuerySelector("#name")!.GetAttribute("value"));
        var terms = customer.Page.QuerySelector(".exit-terms")!.TextContent;
        Assert.Contains("14 January 2028", terms, StringComparison.Ordinal);
        Assert.Contains("Monthly fees left:", terms, StringComparison.Ordinal);
        Assert.Contains("Example Box 7", terms, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "Confirmed")]
    [InlineData(false, "NeedsReview")]
    public async Task Only_a_charge_that_was_shown_is_charged(bool checksFirst, string state)
    {
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1003);
        await customer.OpenAsync("/en/cancel");
        var day = DateTime.UtcNow.AddDays(checksFirst ? 90 : 91).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        if (checksFirst)
            await customer.SendAsync("/cancel", ("day", day), ("act", "check"));
        await customer.SendAsync("/cancel", ("day", day), ("act", "confirm"));
        var reference = customer.Page.QuerySelector(".reference strong")!.TextContent;
        await StateAsync(reference, state);
        var charged = await portal.AskAsync("select charge from contract_notice where reference = $r", ("$r", reference));
        Assert.Equal(checksFirst, charged is { Length: > 0 });
        await customer.OpenAsync("/en/notices");
        await customer.SendAsync("handler=stay", ("reference", reference));
        await StateAsync(reference, "Stayed");
    }

    [Fact]
    public async Task In_Germany_nobody_leaves_within_the_term_and_nothing_is_charged()
    {
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1002, "de");
        await customer.OpenAsync("/de/cancel");
        Assert.Contains("Das kostet nichts.", customer.Page.QuerySelector(".exit-terms")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_with_two_contracts_chooses_and_one_whose_mailbox_ends_is_told()
    {
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1004);
        await customer.OpenAsync("/en/cancel");
        Assert.Equal(["DEMO-L04", "DEMO-L05"], customer.Page.QuerySelectorAll("input[name=number]").Select(i => i.GetAttribute("value")));
        await portal.AskAsync("update person set customer_number = 'DEMO1012' where email = 'demo-1005@customer.demo.example'");
        using var other = portal.Come();
        await other.SignInAsCustomerAsync(1005);
        await other.OpenAsync("/en/cancel");
        Assert.Contains("demo.mailbox@mail.example.com ends with the line", other.Main, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_customer_cancels_sees_it_and_stays_with_one_touch()
    {
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1006, "de");
        await customer.OpenAsync("/de/cancel");
        await customer.SendAsync("/cancel", ("act", "check"));
        Assert.NotNull(customer.Page.QuerySelector(".exit-terms"));
        await customer.SendAsync("/cancel", ("act", "confirm"));
        var reference = customer.Page.QuerySelector(".reference strong")!.TextContent;
        await StateAsync(reference, "Confirmed");
        await customer.OpenAsync("/de/notices");
        Assert.Contains("Letzter Tag:", customer.Main, StringComparison.Ordinal);
        using (var stranger = portal.Come())
        {
            await stranger.SignInAsCustomerAsync(1001);
            await stranger.OpenAsync("/de/notices");
            Assert.DoesNotContain(reference, stranger.Main, StringComparison.Ordinal);
            await stranger.SendAsync(
                "/de/notices?handler=stay",
                customer.Form("handler=stay"),
                ("form-token", "x"),
                ("reference", reference)
            );
            Assert.Equal(HttpStatusCode.BadRequest, stranger.Status);
        }

        await customer.SendAsync("handler=stay");
        Assert.Equal("/de/notices?done=staying", customer.Address);
        await StateAsync(reference, "Stayed");
        await customer.OpenAsync("/de/notices");
        Assert.Null(customer.Page.QuerySelector("form[action*='stay']"));
        Assert.Equal("active", await portal.AskAsync("select state from service where number = 'DEMOL07'"));
    }

    [Fact]
    public async Task Who_is_signed_in_reads_until_when_they_may_withdraw()
    {
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1003);
        await customer.OpenAsync("/en/withdraw");
        Assert.Contains("you could withdraw until 29 January 2026.", customer.Main, StringComparison.Ordinal);
        await customer.SendAsync("/withdraw", ("act", "check"));
        await customer.SendAsync("/withdraw", ("act", "confirm")); // received all the same
        var reference = customer.Page.QuerySelector(".reference strong")!.TextContent;
        await StateAsync(reference, "NeedsReview");
        Assert.Equal("Late", await portal.AskAsync("select review from contract_notice where reference = $r", ("$r", reference)));
    }

    private Task StateAsync(string reference, string state) =>
        Until.TrueAsync(
            async () => await portal.AskAsync("select state from contract_notice where reference = $r", ("$r", reference)) == state,
            () => $"{reference} does not become {state}.",
            TestContext.Current.CancellationToken
        );
}
