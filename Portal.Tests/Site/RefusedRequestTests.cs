using System.Net;
using System.Text;
using Portal.Tests.Hosting;
using Portal.Tests.Identity.Access;

namespace Portal.Tests.Site;

/// <summary>What no reader's browser would ever send is refused before it costs anything.</summary>
public sealed class RefusedRequestTests(SharedPortal portal)
{
    private const string Article = "/de/help/kontakt";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("TRACE")]
    [InlineData("OPTIONS")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("PROPFIND")]
    [InlineData("BREW")]
    public async Task A_method_the_site_does_not_know_is_refused(string method)
    {
        foreach (var address in new[] { "/", "/de", Article, "/sitemap.xml", "/js/site.js", "/health/live", "/nothing" })
        {
            var answer = await RawHttp.GetAsync(await portal.AddressAsync(), address, Ct, method: method);
            Assert.True(answer.Status == 405, $"{method} {address}: {answer.Status}");
            Assert.Equal("GET, HEAD, POST", answer.Header("Allow"));
            Assert.DoesNotContain("Connection: close", answer.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_form_sent_to_a_page_that_takes_none_is_refused()
    {
        var doors = await AccessCase.AllAsync((await portal.ProgramAsync()).Services);
        var forms = doors.Where(d => d.Method != "GET").Select(d => d.Route.Split('?')[0]).ToHashSet();
        using var browser = new HttpBrowser(await portal.AddressAsync());
        var token = (await browser.OpenAsync("/de/sign-in")).QuerySelector("[name=form-token]")!.GetAttribute("value")!;
        var cookies = browser.Cookies.GetCookieHeader(await portal.AddressAsync());
        var open = AccessMatrix.Read().Where(d => d.Value[0] == '+').Select(d => d.Key).ToHashSet();
        foreach (var door in doors.Where(d => d.Method == "GET" && open.Contains(d.Name) && !forms.Contains(d.Route)))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(door.Address, UriKind.Relative));
            request.Headers.Add("Cookie", cookies);
            request.Content = new FormUrlEncodedContent([new("form-token", token)]);
            using var answer = await portal.SendAsync(request, Ct);
            // where an address is no page for anybody who sends a form, it is not found
            Assert.True(
                answer.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound,
                $"{door.Address}: {answer.StatusCode}"
            );
        }
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/de")]
    [InlineData("/sitemap.xml")]
    [InlineData("/robots.txt")]
    [InlineData("/ru/llms.txt")]
    [InlineData("/ru/feed.atom")]
    [InlineData("/ca/opensearch.xml")]
    [InlineData("/ca/manifest.webmanifest")]
    [InlineData("/de/help/kontakt.md")]
    public async Task Whatever_can_be_read_can_be_asked_about(string address)
    {
        foreach (var _ in new[] { "before it is finished", "after" })
        {
            var head = await RawHttp.GetAsync(await portal.AddressAsync(), address, Ct, method: "HEAD");
            Assert.Equal(address == "/" ? 302 : 200, head.Status);
            Assert.Equal("", head.Body);
            using var read = await portal.GetAsync(address, Ct);
        }
    }

    [Fact]
    public async Task An_address_of_nine_thousand_letters_is_too_long() =>
        Assert.Equal(414, (await RawHttp.GetAsync(await portal.AddressAsync(), "/de/search?q=" + new string('a', 9 * 1024), Ct)).Status);

    [Fact]
    public async Task Too_many_headers_and_too_large_ones_are_refused()
    {
        var many = string.Concat(Enumerable.Range(0, 70).Select(n => $"X-{n}: y\r\n"));
        Assert.Equal(431, (await RawHttp.GetAsync(await portal.AddressAsync(), "/de", Ct, many)).Status);
        Assert.Equal(431, (await RawHttp.GetAsync(await portal.AddressAsync(), "/de", Ct, $"X: {new string('y', 20 * 1024)}\r\n")).Status);
    }

    [Fact]
    public async Task A_body_of_three_megabytes_is_too_large()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Article + "/vote", UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", "same-origin");
        request.Headers.ExpectContinue = true;
        request.Content = new StringContent(
            "helpful=no&text=" + new string('a', 3 * 1024 * 1024),
            Encoding.UTF8,
            "application/x-www-form-urlencoded"
        );
        using var answer = await portal.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        SecurityHeaderTests.AreSafe(answer);
        Assert.Contains("<html lang=\"de\"", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /de HTTP/1.1\r\n\r\n")]
    [InlineData("GET /de HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n")]
    [InlineData("GET /de%00 HTTP/1.1\r\nHost: a\r\n\r\n")]
    [InlineData("GET /de HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n")]
    [InlineData(
        "POST /de HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /nothing HTTP/1.1\r\n\r\n"
    )]
    [InlineData("POST /de/help/kontakt/vote HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n")]
    [InlineData(
        "POST /de/help/kontakt/vote HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Content-Type: multipart/form-data\r\nContent-Length: 3\r\n\r\nabc"
    )]
    [InlineData(
        "POST /de/help/kontakt/vote HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 3\r\n\r\nabc"
    )]
    [InlineData("POST /de/help/kontakt/vote HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Type: %%%\r\nContent-Length: 3\r\n\r\nabc")]
    public async Task A_request_that_is_not_well_formed_is_the_senders_fault(string request) =>
        Assert.InRange((await RawHttp.SendAsync(await portal.AddressAsync(), request, Ct)).Status, 400, 499);
}
