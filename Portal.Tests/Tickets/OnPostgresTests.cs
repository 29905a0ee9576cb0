using System.Net;
using Portal.Tests.Data;
using Portal.Tests.Hosting;

namespace Portal.Tests.Tickets;

/// <summary>
/// What the customers' pages ask the database is understood by the server as well: the whole way of a request, by a guest and by somebody
/// with an account.
/// </summary>
public sealed class OnPostgresTests(PostgresFixture data) : IClassFixture<PostgresFixture>
{
    [Fact]
    public async Task A_request_goes_its_whole_way()
    {
        await using var program = await InProcessPortal.StartAsync(new PortalSettings { PostgreSql = await data.ConnectionStringAsync() });
        using var guest = new HttpBrowser(program.Address);
        var reference = await GuestAsync(guest);
        using var customer = new HttpBrowser(program.Address);
        await customer.SignInAsCustomerAsync(1001, "ca");
        await customer.OpenAsync("/ca/tickets/open/fault");
        await customer.SendAsync("open/fault", TicketPortal.Fault);
        if (!customer.Address.EndsWith("/receipt", StringComparison.Ordinal))
            await customer.SendAsync("open/fault", ("act", "confirm"));
        var own = TicketPortal.ReferenceIn(customer);
        await customer.OpenAsync("/ca/tickets");
        Assert.Contains(own, customer.Main, StringComparison.Ordinal);
        Assert.DoesNotContain(reference, customer.Main, StringComparison.Ordinal);
        await customer.OpenAsync($"/ca/tickets/{reference}");
        Assert.Equal(HttpStatusCode.NotFound, customer.Status);
    }

    [Fact]
    public async Task While_the_server_lets_nobody_in_the_words_stay_in_the_form_whoever_wrote_them()
    {
        var place = await data.ConnectionStringAsync();
        await using var program = await InProcessPortal.StartAsync(new PortalSettings { PostgreSql = place });
        using var guest = new HttpBrowser(program.Address);
        using var customer = new HttpBrowser(program.Address);
        await customer.SignInAsCustomerAsync(1005);
        using var filer = new HttpBrowser(program.Address);
        await filer.OpenAsync("/en/tickets/open/fault");
        await filer.SendAsync("open/fault", TicketPortal.FaultOfGuest);
        var reference = TicketPortal.ReferenceIn(filer);
        await filer.OpenAsync($"/en/tickets/{reference}");
        foreach (var each in new[] { guest, customer })
            await each.OpenAsync("/en/tickets/open/fault");
        await Status.OnPostgresTests.AllowAsync(place, false);
        foreach (var each in new[] { guest, customer })
        {
            await each.SendAsync("open/fault", TicketPortal.FaultOfGuest);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, each.Status);
            Assert.Equal("Vlkq brmf.", each.Page.QuerySelector("textarea")!.TextContent);
            Assert.Equal("Not sent yet", each.Page.QuerySelector(".errors h2")!.TextContent);
        }

        await filer.SendAsync($"/en/tickets/{reference}", ("text", "One thing more."), ("act", "send"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, filer.Status);
        Assert.Equal("One thing more.", filer.Page.QuerySelector("textarea")!.TextContent);
        await Status.OnPostgresTests.AllowAsync(place, true);
        await filer.SendAsync(filer.Page.Forms.Single(f => f.QuerySelector("textarea") is not null), ("act", "send"));
        Assert.Equal($"/en/tickets/{reference}?done=sent", filer.Address);
        foreach (var each in new[] { guest, customer })
        {
            for (var tries = 0; tries < 3 && !each.Address.EndsWith("/receipt", StringComparison.Ordinal); tries++)
                await each.SendAsync("open/fault", ("act", "confirm"));
            TicketPortal.ReferenceIn(each);
        }
    }

    private static async Task<string> GuestAsync(HttpBrowser guest)
    {
        await guest.OpenAsync("/en/tickets/open/question");
        await guest.SendAsync(
            "open/question",
            ("topic", "internet"),
            ("subject", "No internet connection, router light is red"),
            ("text", "How do I restart the router?"),
            ("name", "A"),
            ("email", "a@example.org"),
            ("act", "send")
        );
        await guest.SendAsync(guest.Page.Forms.First(f => f.GetAttribute("action") == "/en/tickets/solved"));
        Assert.Equal("/en/tickets/solved?done=yes", guest.Address);
        await guest.OpenAsync("/en/tickets/open/fault");
        await guest.SendFilesAsync(
            "open/fault",
            [("log.txt", "12:00 line lost"u8.ToArray()), ("bad.exe", [0x4D, 0x5A, 0])],
            TicketPortal.FaultOfGuest
        );
        await guest.SendAsync("open/fault", ("act", "send"));
        var reference = TicketPortal.ReferenceIn(guest);
        await guest.OpenAsync($"/en/tickets/{reference}");
        var file = guest.Page.QuerySelector(".timeline a[download]")!.GetAttribute("href")!;
        foreach (var (words, done) in new[] { ("One thing more.", "sent"), ("", "") })
        {
            await guest.SendAsync($"/en/tickets/{reference}", ("text", words), ("act", "send"));
            if (done != "")
                Assert.EndsWith($"?done={done}", guest.Address, StringComparison.Ordinal);
            else
                Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        }

        await guest.OpenAsync(file);
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        await guest.OpenAsync($"/en/tickets/{reference}");
        await guest.SendAsync("handler=close");
        await guest.SendAsync("/survey", ("score", "4"), ("comment", "Quick enough."));
        Assert.EndsWith("?done=rated", guest.Address, StringComparison.Ordinal);
        await guest.SendAsync($"/en/tickets/{reference}", ("text", "Gone again."), ("act", "send"));
        Assert.EndsWith("?done=reopened", guest.Address, StringComparison.Ordinal);
        await guest.OpenAsync("/en/tickets/link/new");
        await guest.SendAsync("link/new", ("reference", reference), ("email", "customer@example.org"));
        Assert.Equal(HttpStatusCode.OK, guest.Status);
        return reference;
    }
}
