using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Portal.Tests.Help;
using Portal.Tests.Hosting;
using Portal.Tests.Site.Crawl;
using Portal.Web.Site;

namespace Portal.Tests.Site;

/// <summary>
/// When something goes wrong, the reader is told in plain words, in the own language, and nothing of the inside is shown.
/// </summary>
public sealed class ErrorPageTests(SharedPortal shared)
{
    private const string Broken = "update publication set html = x'ff' where article_id = (select id from article where key = 'weak-wifi')";
    private const string Told = "insert into change (tag, at) values ('article:dns-problems', '2026-01-01 00:00:00+00:00')";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<int> Statuses => [400, 403, 404, 405, 410, 413, 429, 500, 503];

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Every_kind_of_error_has_a_page_of_its_own_in_every_language(int status)
    {
        var titles = new HashSet<string>();
        foreach (var language in Language.All)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/error/{status}", UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Accept-Language", language.Code);
            using var answer = await shared.SendAsync(request, Ct);
            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(Ct));
            Assert.Equal(language.Code, page.DocumentElement.GetAttribute("lang"));
            // nobody can ask for "gone": it is an answer about another address
            Assert.Equal(status == 410 ? 404 : status, (int)answer.StatusCode);
            Assert.Empty(Markup.Faults(page));
            Assert.Contains("no-store", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
            titles.Add(page.QuerySelector("h1")!.TextContent);
        }

        Assert.Equal(Language.All.Count, titles.Count);
    }

    [Fact]
    public async Task A_fault_of_ours_shows_a_number_that_stands_in_the_log_and_nothing_else()
    {
        await using var portal = await ChangingPortal.StartProcessAsync(ProductionPortal.Settings());
        await portal.WriteAsync(Broken + ";" + Told);
        foreach (var article in await AddressesAsync(portal))
        {
            await portal.FollowsAsync(
                async () => (await portal.ReadAsync(article + "?x")).Status == HttpStatusCode.InternalServerError,
                $"{article} is not broken."
            );
            var (status, _, page) = await portal.ReadAsync(article);
            Assert.Equal((HttpStatusCode.InternalServerError, article.Split('/')[1]), (status, page.DocumentElement.GetAttribute("lang")));
            SaysNothing(page);
            var number = page.QuerySelector("main code")!.TextContent;
            await portal.FollowsAsync(() => Task.FromResult(Logged(portal.Program.Output, number)), $"{number} is not in the log.");
        }

        using var answer = await portal.Program.Client.GetAsync(new Uri("/de/help/schwaches-wlan", UriKind.Relative), Ct);
        SecurityHeaderTests.AreSafe(answer);
        Assert.Contains("no-store", answer.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_even_in_development_is_a_stack_trace_shown()
    {
        await using var portal = await ChangingPortal.StartAsync();
        await portal.WriteAsync(Broken + ";" + Told);
        await portal.FollowsAsync(
            async () => (await portal.ReadAsync("/de/help/schwaches-wlan?x")).Status == HttpStatusCode.InternalServerError,
            "The article is not broken."
        );
        SaysNothing((await portal.ReadAsync("/de/help/schwaches-wlan")).Page);
    }

    internal static void SaysNothing(IHtmlDocument page)
    {
        Assert.Empty(Markup.Faults(page));
        foreach (
            var inside in new[] { "Exception", "   at ", ".cs:", "Sqlite", "Npgsql", "Portal.Web", "select ", "Microsoft.", "portal.db" }
        )
            Assert.DoesNotContain(inside, page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<IReadOnlyList<string>> AddressesAsync(ChangingPortal portal)
    {
        var map = System.Xml.Linq.XDocument.Parse(await portal.TextAsync("/sitemap.xml"));
        var links = map.Descendants()
            .Where(e => e.Name.LocalName == "url" && e.ToString().Contains("/de/help/schwaches-wlan", StringComparison.Ordinal));
        return [.. links.Select(u => new Uri(u.Elements().First().Value).AbsolutePath)];
    }

    private static bool Logged(string log, string number) =>
        log.Split('\n')
            .Where(l => l.StartsWith('{') && l.Contains(number, StringComparison.Ordinal))
            .Any(line =>
            {
                using var entry = JsonDocument.Parse(line);
                return entry.RootElement.TryGetProperty("Exception", out _)
                    && entry
                        .RootElement.GetProperty("Scopes")
                        .EnumerateArray()
                        .Any(s => s.TryGetProperty("RequestId", out var id) && id.GetString() == number);
            });
}
