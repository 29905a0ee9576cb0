using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Site;

/// <summary>What was bookmarked, mailed or printed under an address of before leads to the page of now.</summary>
public sealed class OldAddressTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/ca/desk", "/ca/agents")]
    [InlineData("GET", "/en/desk/T-0000-0000?level=1&q=a%20b", "/en/agents/T-0000-0000?level=1&q=a%20b")]
    [InlineData("GET", "/en/desk//evil.example", "/en/agents//evil.example")]
    [InlineData("GET", "/de/reset-password/paper-code", "/de/reset-password/printed-code")]
    [InlineData("GET", "/es/status/answer?token=abc&works=yes", "/es/status/feedback?token=abc&works=yes")]
    [InlineData("GET", "/pt/tickets/opinion?token=abc", "/pt/tickets/survey?token=abc")]
    [InlineData("GET", "/ru/status/follow/leave?token=abc", "/ru/status/follow/unsubscribe?token=abc")]
    [InlineData("POST", "/ru/status/follow/leave?token=abc", "/ru/status/follow/unsubscribe?token=abc")]
    public async Task It_leads_to_the_page_with_its_query_and_by_the_same_method(string method, string old, string now)
    {
        var program = await portal.ProgramAsync();
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = program.Address };
        using var request = new HttpRequestMessage(new HttpMethod(method), old);
        using var answer = await client.SendAsync(request, Ct);
        Assert.Equal((HttpStatusCode.PermanentRedirect, now), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }
}
