using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Site;

/// <summary>The headers that protect readers are on every answer, whatever kind it is of.</summary>
public sealed class SecurityHeaderTests(SharedPortal portal)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("GET", "/", 302)]
    [InlineData("GET", "/de", 200)]
    [InlineData("HEAD", "/de", 200)]
    [InlineData("GET", "/de/help/kontakt", 200)]
    [InlineData("GET", "/en/help/kontakt", 301)]
    [InlineData("GET", "/de/search?q=x", 200)]
    [InlineData("GET", "/de/search/suggestions?q=x", 200)]
    [InlineData("GET", "/sitemap.xml", 200)]
    [InlineData("GET", "/robots.txt", 200)]
    [InlineData("GET", "/img/icons.svg", 200)]
    [InlineData("GET", "/js/site.js", 200)]
    [InlineData("GET", "/health/live", 200)]
    [InlineData("GET", "/nothing", 404)]
    [InlineData("GET", "/img/nothing.svg", 404)]
    [InlineData("POST", "/de/help/kontakt", 400)]
    [InlineData("POST", "/de/help/kontakt/vote", 403)]
    [InlineData("PUT", "/de", 405)]
    [InlineData("TRACE", "/de", 405)]
    public async Task Every_kind_of_answer_carries_them(string method, string address, int status)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(address, UriKind.Relative));
        using var answer = await portal.SendAsync(request, Ct);
        Assert.Equal(status, (int)answer.StatusCode);
        AreSafe(answer);
    }

    [Fact]
    public async Task An_answer_without_a_body_carries_them_too()
    {
        using var first = await portal.GetAsync("/de/help", Ct);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/de/help", UriKind.Relative));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await portal.SendAsync(request, Ct);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        AreSafe(second);
    }

    [Fact]
    public async Task Style_and_scripts_are_not_empty_and_may_be_kept_for_ever()
    {
        var page = await (await portal.GetAsync("/de", Ct)).Content.ReadAsStringAsync(Ct);
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page);
        var assets = document
            .QuerySelectorAll("link[rel=stylesheet], script[src]")
            .Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!)
            .ToList();
        Assert.InRange(assets.Count, 2, 5);
        foreach (var asset in assets)
        {
            using var answer = await portal.GetAsync(asset, Ct);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.InRange(
                (await answer.Content.ReadAsByteArrayAsync(Ct)).Length,
                asset.EndsWith(".css", StringComparison.Ordinal) ? 200 : 1,
                200_000
            );
            if (asset.EndsWith(".css", StringComparison.Ordinal))
                Assert.Contains("immutable", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
            AreSafe(answer);
        }
    }

    internal static void AreSafe(HttpResponseMessage answer)
    {
        var policy = Header(answer, "Content-Security-Policy").Split("; ");
        foreach (
            var needed in new[]
            {
                "default-src 'none'",
                "base-uri 'none'",
                "object-src 'none'",
                "frame-ancestors 'none'",
                "form-action 'self'",
                "script-src 'self'",
            }
        )
            Assert.Contains(needed, policy);
        Assert.DoesNotContain(
            policy,
            p =>
                p.Contains("unsafe", StringComparison.Ordinal)
                || p.Contains('*', StringComparison.Ordinal)
                || p.Contains("http", StringComparison.Ordinal)
        );
        Assert.Equal(
            ("nosniff", "no-referrer", "DENY"),
            (Header(answer, "X-Content-Type-Options"), Header(answer, "Referrer-Policy"), Header(answer, "X-Frame-Options"))
        );
        Assert.False(answer.Headers.Contains("Server") || answer.Headers.Contains("X-Powered-By"));
    }

    private static string Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? Assert.Single(values) : $"no {name}";
}
