using System.Diagnostics;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Portal.Tests.Hostile;
using Portal.Tests.Hosting;
using Portal.Tests.Site.Crawl;
using Portal.Web.Site;

namespace Portal.Tests.Search;

/// <summary>Whatever stands in an address or a cookie: the answer is quick, is no failure of ours, and holds nothing that runs.</summary>
public sealed class HostileSearchTests(SharedPortal portal)
{
    private const int Slow = 5;

    private static readonly IReadOnlyList<string> All = HostileLists.Available;
    private static readonly IReadOnlyList<string> Few = [.. All.Where((_, n) => n % 9 == 0).Concat(HostileLists.HandWritten).Distinct()];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task In_the_search_field() => EachAsync(All, (text, n) => ($"/{Code(n)}/search?q={Escape(text)}", ""));

    [Fact]
    public Task In_the_topic_and_the_page() =>
        EachAsync(Few, (text, n) => ($"/{Code(n)}/search?q=router&topic={Escape(text)}&page={Escape(text)}", ""));

    [Fact]
    public Task In_an_unknown_or_doubled_parameter() =>
        EachAsync(Few, (text, n) => ($"/{Code(n)}/search?q=a&q={Escape(text)}&{Escape(text)}={n}&topic=wifi&topic=router", ""));

    [Fact]
    public Task In_the_suggestions() => EachAsync(Few, (text, n) => ($"/{Code(n)}/search/suggestions?q={Escape(text)}", ""));

    [Fact]
    public Task In_the_place_of_an_article_or_a_topic() =>
        EachAsync(Few, (text, n) => ($"/{Code(n)}/{(n % 2 == 0 ? "help" : "topics")}/{Escape(text)}", ""));

    [Fact]
    public Task As_a_whole_path() => EachAsync(Few, (text, _) => ("/" + Escape(text).Replace("%2F", "/", StringComparison.Ordinal), ""));

    [Fact]
    public Task As_a_path_nobody_has_tidied_up() =>
        EachAsync(Few.Where(t => t.All(c => c is > ' ' and < '\x7f')), (text, _) => ("/de/help/" + text, ""));

    [Fact]
    public Task As_the_question_behind_a_vote() =>
        EachAsync(Few, (text, _) => ($"/de/help/kontakt/vote?helpful={Escape(text)}&done={Escape(text)}", ""));

    [Fact]
    public Task As_the_target_of_the_language_switch() => EachAsync(Few, (text, _) => ($"/language/de?to={Escape(text)}", ""));

    [Fact]
    public Task As_what_was_opened() =>
        EachAsync(
            Few,
            (text, n) =>
                (
                    $"/{Code(n)}/search/opened?q={Escape(text)}&to={(n % 2 == 0 ? "" : "/de/help/")}{Escape(text)}",
                    "Sec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n"
                ),
            "POST"
        );

    [Fact]
    public async Task On_the_page_of_what_was_searched_for()
    {
        using var editor = new HttpBrowser(await portal.AddressAsync());
        await editor.SignInAsAsync("Editor");
        var cookie = $"Cookie: session={editor.CookieOf("session")!.Value}\r\n";
        await EachAsync(
            Few,
            (text, n) =>
                ($"/{Code(n)}/insights/searches?of={Escape(text)}&days={Escape(text)}&list={Escape(text)}&page={Escape(text)}", cookie)
        );
    }

    [Fact]
    public Task In_a_cookie_or_a_header() =>
        EachAsync(
            Few.Where(t => !t.Any(c => c is '\r' or '\n' or '\0')),
            (text, _) =>
                (
                    "/nothing/here?x",
                    $"Cookie: language={text}; reader={text}\r\nAccept-Language: {text}\r\n"
                        + $"Accept-Encoding: identity;{text}\r\nIf-None-Match: {text}\r\nX-Forwarded-For: {text}\r\n"
                )
        );

    // A lone surrogate is written as a careless program would write it: as three bytes that are no UTF-8.
    private static string Escape(string text) =>
        string.Concat(text.EnumerateRunes().Select(r => r.Value == 0xFFFD ? "%ED%A0%80" : Uri.EscapeDataString(r.ToString())));

    private static string Code(int n) => Language.All[n % Language.All.Count].Code;

    private async Task EachAsync(
        IEnumerable<string> texts,
        Func<string, int, (string Target, string Headers)> request,
        string method = "GET"
    )
    {
        var site = await portal.AddressAsync();
        var requests = texts.Select(request).Where(r => r.Target.Length < 8_000 && r.Headers.Length < 15_000).ToList();
        Assert.InRange(requests.Count, 50, 20_000);
        await Parallel.ForEachAsync(
            requests,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Ct },
            async (each, ct) =>
            {
                var watch = Stopwatch.StartNew();
                var answer = await RawHttp.GetAsync(site, each.Target, ct, each.Headers, method);
                Assert.True(answer.Status < 500, $"{answer.Status}: {each.Target} {each.Headers}");
                Assert.True(watch.Elapsed.TotalSeconds < Slow, $"{watch.Elapsed}: {each.Target}");
                Assert.DoesNotContain("evil.example", answer.Header("Location") ?? "", StringComparison.Ordinal);
                Assert.DoesNotContain("\nSet-Cookie: a=b", answer.Head, StringComparison.OrdinalIgnoreCase);
                if (answer.Header("Content-Encoding") is null)
                    Judge(answer, each.Target);
            }
        );
    }

    private static void Judge(RawHttp.Answer answer, string target)
    {
        var type = answer.Header("Content-Type") ?? "";
        var body = answer.Header("Transfer-Encoding") is null ? answer.Body : Joined(answer.Body);
        if (type.StartsWith("text/html", StringComparison.Ordinal))
        {
            var faults = Markup.Faults(new HtmlParser().ParseDocument(body)).ToList();
            Assert.True(faults.Count == 0, $"{target}: {string.Join(", ", faults)}");
        }
        else if (type.StartsWith("application/json", StringComparison.Ordinal))
        {
            using var list = JsonDocument.Parse(body);
            Assert.All(
                list.RootElement.EnumerateArray(),
                s => Assert.True(s.GetProperty("address").GetString() is not { } address || address.StartsWith('/'))
            );
        }
    }

    // The lines between the chunks are their lengths; no text of ours has such a line of its own.
    private static string Joined(string body) => System.Text.RegularExpressions.Regex.Replace(body, "(?:^|\r\n)[0-9a-f]+\r\n", "");
}
