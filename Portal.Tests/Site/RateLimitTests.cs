using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Portal.Tests.Hosting;
using Portal.Tests.Site.Crawl;
using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>One address cannot use up what all share, and is told so politely.</summary>
public sealed class RateLimitTests : IAsyncLifetime
{
    private const int Pages = 20;
    private const int Forms = 3;

    private InProcessPortal portal = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // A client each, so that these tests may run in any order; the tests themselves play the proxy that tells them apart.
    public async ValueTask InitializeAsync()
    {
        var more = new Dictionary<string, string>
        {
            ["Limits__RequestsPerMinute"] = $"{Pages}",
            ["Limits__FormsPerMinute"] = $"{Forms}",
            ["Site__TrustedProxies__0"] = "127.0.0.1",
        };
        portal = await InProcessPortal.StartAsync(new PortalSettings { More = more });
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Too_many_pages_are_refused_in_the_readers_language_with_the_time_to_wait()
    {
        for (var n = 0; n < Pages; n++)
            Assert.Equal(200, (await GetAsync($"/de/search?q=a{n}", "198.51.100.1")).Status);
        foreach (var language in Language.Codes)
        {
            var answer = await GetAsync($"/{language}/search?q=b", "198.51.100.1");
            var page = new HtmlParser().ParseDocument(answer.Body[answer.Body.IndexOf('<', StringComparison.Ordinal)..]);
            Assert.Equal((429, language), (answer.Status, page.DocumentElement.GetAttribute("lang")));
            Assert.InRange(int.Parse(answer.Header("Retry-After")!, null), 1, 60);
            Assert.Empty(Markup.Faults(page));
            Assert.NotNull(answer.Header("Content-Security-Policy"));
        }
    }

    [Fact]
    public async Task Finished_pages_and_files_do_not_count()
    {
        var style = new HtmlParser()
            .ParseDocument((await GetAsync("/de", "198.51.100.2")).Body)
            .QuerySelector("link[rel=stylesheet]")!
            .GetAttribute("href")!;
        for (var n = 0; n < 3 * Pages; n++)
            foreach (var address in new[] { "/de", "/js/site.js", style, "/health/live", "/img/icons.svg" })
                Assert.Equal(200, (await GetAsync(address, "198.51.100.2")).Status);
        Assert.Equal(200, (await GetAsync("/de/search?q=a", "198.51.100.2")).Status);
    }

    [Fact]
    public async Task Forms_are_counted_apart_from_pages()
    {
        for (var n = 0; n < Forms; n++)
            Assert.Equal(403, await PostAsync("198.51.100.3"));
        Assert.Equal(429, await PostAsync("198.51.100.3"));
        Assert.Equal(200, (await GetAsync("/de/search?q=a", "198.51.100.3")).Status);
        Assert.Equal(403, await PostAsync("198.51.100.4"));
    }

    [Fact]
    public async Task A_form_that_comes_too_soon_is_given_back_with_everything_in_it_and_does_nothing()
    {
        using var guest = new HttpBrowser(portal.Address);
        await guest.OpenAsync("/en/tickets/open/question");
        for (var n = 0; n < Forms; n++)
        {
            await guest.SendAsync("open/question", ("subject", "Half a form"), ("text", ""), ("act", "send"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, guest.Status);
        }

        await guest.SendFilesAsync(
            "open/question",
            [("log.txt", "12:00"u8.ToArray())],
            ("topic", "other"),
            ("subject", "Zzyx qwrt"),
            ("text", "Vlkq brmf."),
            ("name", "Customer at home"),
            ("email", "soon@example.org"),
            ("act", "confirm")
        );
        Assert.Equal(HttpStatusCode.TooManyRequests, guest.Status);
        Assert.InRange(guest.Answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(
            ("Vlkq brmf.", "Zzyx qwrt"),
            (guest.Page.QuerySelector("textarea")!.TextContent, guest.Page.QuerySelector("#subject")!.GetAttribute("value"))
        );
        Assert.Equal("soon@example.org", guest.Page.QuerySelector("#email")!.GetAttribute("value"));
        Assert.Contains("still here", guest.Page.QuerySelector(".errors")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(guest.Page.QuerySelector("input[value=other][checked]"));
        Assert.NotEmpty(guest.Answer.Headers.GetValues("Content-Security-Policy"));
        await guest.SendAsync("open/question", ("act", "confirm")); // and again: it files nothing
        Assert.Equal(HttpStatusCode.TooManyRequests, guest.Status);
    }

    [Fact]
    public async Task What_scripts_ask_for_while_somebody_types_costs_them_no_form()
    {
        for (var n = 0; n < 5 * Forms; n++)
        {
            using var typing = new HttpRequestMessage(HttpMethod.Post, new Uri("/de/tickets/suggestions", UriKind.Relative))
            {
                Content = new StringContent("type=fault&subject=wlan+ist+langsam", Encoding.UTF8, "application/x-www-form-urlencoded"),
            };
            typing.Headers.Add("X-Forwarded-For", "198.51.100.5");
            typing.Headers.Add("Sec-Fetch-Site", "same-origin");
            using var answer = await portal.Client.SendAsync(typing, Ct);
            Assert.Equal(200, (int)answer.StatusCode);
            Assert.Equal(200, (await GetAsync("/de/search/suggestions?q=wl", "198.51.100.5")).Status);
        }

        Assert.Equal(403, await PostAsync("198.51.100.5"));
        Assert.Equal(200, (await GetAsync("/de/search?q=a", "198.51.100.5")).Status);
    }

    [Fact]
    public async Task One_browser_behind_a_shared_address_takes_nothing_from_the_others_and_made_up_browsers_have_an_end()
    {
        for (var n = 0; n < Forms; n++)
            Assert.Equal(403, await PostAsync("198.51.100.6", "form=busy"));
        Assert.Equal(429, await PostAsync("198.51.100.6", "form=busy"));
        var taken = 0;
        for (var other = 0; other < 30 * Forms; other++)
            taken += await PostAsync("198.51.100.6", $"form=other-{other}") == 403 ? 1 : 0;
        Assert.InRange(taken, 15 * Forms, 19 * Forms); // some made-up ones share a place
    }

    [Fact]
    public async Task A_customer_with_a_whole_network_counts_as_one()
    {
        for (var n = 0; n < Pages; n++)
            Assert.Equal(200, (await GetAsync($"/de/search?q=a{n}", $"2001:db8:1:1::{n:x}")).Status);
        Assert.Equal(429, (await GetAsync("/de/search?q=b", "2001:db8:1:1:ffff::1")).Status);
        Assert.Equal(200, (await GetAsync("/de/search?q=b", "2001:db8:1:2::1")).Status);
    }

    [Fact]
    public async Task Who_is_no_trusted_proxy_cannot_pretend_to_be_somebody_else()
    {
        for (var n = 0; n < Pages; n++)
            await GetAsync($"/de/search?q=a{n}", $"203.0.113.{n}", "127.0.0.5");
        Assert.Equal(429, (await GetAsync("/de/search?q=b", "203.0.113.99", "127.0.0.5")).Status);
    }

    private Task<RawHttp.Answer> GetAsync(string address, string client, string from = "127.0.0.1") =>
        RawHttp.SendAsync(
            portal.Address,
            $"GET {address} HTTP/1.1\r\nHost: a\r\nConnection: close\r\nX-Forwarded-For: {client}\r\n\r\n",
            Ct,
            from
        );

    private async Task<int> PostAsync(string client, string cookie = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/de/help/kontakt/vote", UriKind.Relative))
        {
            Content = new StringContent("helpful=yes", Encoding.UTF8, "application/x-www-form-urlencoded"),
        };
        request.Headers.Add("X-Forwarded-For", client);
        if (cookie != "")
            request.Headers.Add("Cookie", cookie);
        using var answer = await portal.Client.SendAsync(request, Ct);
        return (int)answer.StatusCode;
    }
}
