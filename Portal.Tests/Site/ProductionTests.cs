using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Site;

/// <summary>Behind a reverse proxy in production: https is remembered by browsers, and only the proxy is believed.</summary>
public sealed class ProductionTests : IAsyncLifetime
{
    private const string Https = "X-Forwarded-Proto: https\r\n";

    private InProcessPortal portal = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => portal = await InProcessPortal.StartAsync(ProductionPortal.Settings());

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Https_that_the_trusted_proxy_reports_is_remembered_for_a_year_on_every_answer()
    {
        foreach (var address in new[] { "/", "/de", "/de/help/kontakt", "/nothing", "/js/site.js", "/de/search?q=x", "/sitemap.xml" })
        {
            Assert.Equal("max-age=31536000; includeSubDomains", await StrictAsync(address, Https, "127.0.0.1"));
            Assert.Null(await StrictAsync(address, "", "127.0.0.1"));
            Assert.Null(await StrictAsync(address, Https, "127.0.0.2"));
            Assert.Null(await StrictAsync(address, "X-Forwarded-Proto: http\r\n", "127.0.0.1"));
        }
    }

    [Fact]
    public async Task Cookies_over_https_are_locked_to_the_host()
    {
        var cookie = (await AnswerAsync("/language/de", Https, "127.0.0.1")).Header("Set-Cookie")!;
        Assert.StartsWith("__Host-language=de;", cookie, StringComparison.Ordinal);
        foreach (var part in new[] { "secure", "httponly", "path=/", "samesite=lax" })
            Assert.Contains(part, cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith(
            "language=de;",
            (await AnswerAsync("/language/de", Https, "127.0.0.2")).Header("Set-Cookie"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Addresses_that_leave_the_site_are_made_from_the_setting_and_never_from_the_request()
    {
        foreach (
            var address in new[]
            {
                "/sitemap.xml",
                "/robots.txt",
                "/de/help/kontakt",
                "/de/feed.atom",
                "/de/opensearch.xml",
                "/de/llms.txt",
            }
        )
        {
            var text = (
                await AnswerAsync(
                    address,
                    "X-Forwarded-Host: evil.example\r\nX-Forwarded-Prefix: /evil\r\nForwarded: host=evil.example\r\n",
                    "127.0.0.1"
                )
            ).Body;
            Assert.Contains(ProductionPortal.PublicAddress + "/", text, StringComparison.Ordinal);
            Assert.DoesNotContain("evil", text, StringComparison.Ordinal);
            Assert.DoesNotContain(portal.Address.Authority, text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Whoever_watches_over_the_program_asks_it_by_its_address(string probe)
    {
        var answer = await RawHttp.SendAsync(
            portal.Address,
            $"GET {probe} HTTP/1.1\r\nHost: 10.1.2.3:8080\r\nConnection: close\r\n\r\n",
            Ct
        );
        Assert.Equal(200, answer.Status);
        Assert.Contains("Healthy", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_name_that_is_not_ours_is_refused_in_the_readers_language()
    {
        foreach (var request in new[] { "GET /de", "POST /de/help/kontakt/vote", "GET /de/nothing?q=x" })
        {
            var answer = await RawHttp.SendAsync(
                portal.Address,
                $"{request} HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
                Ct
            );
            Assert.Equal((int)HttpStatusCode.BadRequest, answer.Status);
            Assert.Contains("Wir konnten diese Anfrage nicht lesen", answer.Body, StringComparison.Ordinal);
            Assert.Equal("nosniff", answer.Header("X-Content-Type-Options"));
            Assert.DoesNotContain("evil", answer.Body, StringComparison.Ordinal);
        }
    }

    private async Task<string?> StrictAsync(string address, string headers, string from) =>
        (await AnswerAsync(address, headers, from)).Header("Strict-Transport-Security");

    private Task<RawHttp.Answer> AnswerAsync(string address, string headers, string from) =>
        RawHttp.SendAsync(
            portal.Address,
            $"GET {address} HTTP/1.1\r\nHost: help.example.net\r\nConnection: close\r\n{headers}\r\n",
            Ct,
            from
        );
}
