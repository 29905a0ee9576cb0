using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Tickets;

/// <summary>Open pages that wait for news: nobody takes all the places, and a stream ends with its session.</summary>
[Collection(TicketCollection.Name)]
public sealed class StreamTests(TicketPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_guest_has_ten_streams_and_a_customer_still_gets_one_which_ends_when_they_sign_out()
    {
        var (guest, reference) = await portal.FiledAsync("streams@example.org");
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = portal.Program.Address };
        var answers = new List<HttpResponseMessage>();
        for (var n = 0; n < 12; n++)
            answers.Add(await StreamAsync(client, guest, reference));
        Assert.Equal(10, answers.Count(a => a.StatusCode == HttpStatusCode.OK));
        Assert.Equal(2, answers.Count(a => a.StatusCode == HttpStatusCode.NoContent));
        using var customer = portal.Come();
        await customer.SignInAsCustomerAsync(1004);
        await customer.OpenAsync("/en/tickets/open/fault");
        await customer.SendAsync("open/fault", TicketPortal.Fault);
        if (!customer.Address.EndsWith("/receipt", StringComparison.Ordinal))
            await customer.SendAsync("open/fault", ("act", "confirm"));
        var own = TicketPortal.ReferenceIn(customer);
        using var stream = await StreamAsync(client, customer, own);
        Assert.Equal(HttpStatusCode.OK, stream.StatusCode);
        await customer.OpenAsync("/en/sign-out");
        await customer.SendAsync("/en/sign-out");
        using var lines = new StreamReader(await stream.Content.ReadAsStreamAsync(Ct));
        Assert.Contains("event: over", await lines.ReadToEndAsync(Ct), StringComparison.Ordinal);
        answers.ForEach(a => a.Dispose());
        guest.Dispose();
    }

    private static Task<HttpResponseMessage> StreamAsync(HttpClient client, HttpBrowser guest, string reference)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/en/tickets/{reference}/events?after=0", UriKind.Relative));
        request.Headers.Add("Cookie", guest.Cookies.GetCookieHeader(new Uri(client.BaseAddress!, "/")));
        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Ct);
    }
}
