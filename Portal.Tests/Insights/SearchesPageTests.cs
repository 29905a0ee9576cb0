using AngleSharp.Dom;
using Portal.Tests.Hosting;
using Portal.Tests.Search.Counting;
using Portal.Tests.Site.Crawl;
using Portal.Web.Site;

namespace Portal.Tests.Insights;

/// <summary>The page tells an editor where the help has gaps, in each language, and tells nobody anything about a reader.</summary>
[Collection(InsightsCollection.Name)]
public sealed class SearchesPageTests(InsightsPortal portal)
{
    private const string Page = "/de/insights/searches";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Misses_are_listed_for_each_language_the_most_wanted_first()
    {
        var german = await portal.PageAsync(Page);
        Assert.StartsWith("festnetztelefonanschlussdose a", Texts(german)[0], StringComparison.Ordinal);
        Assert.Equal(20, Texts(german).Count);
        Assert.Equal(["мобильный интернет за границей"], Texts(await portal.PageAsync($"{Page}?of=ru")));
        var languages = german.QuerySelector("nav.filters")!.QuerySelectorAll("a").Select(a => a.TextContent.Trim()).ToList();
        Assert.Equal(Language.All.Count, languages.Count);
        Assert.Contains("Русский 140", languages);
        Assert.Contains("Español 0", languages);
    }

    [Fact]
    public async Task The_other_lists_tell_what_nobody_opened_and_what_is_wanted_most()
    {
        Assert.Equal(["rechnung"], Texts(await portal.PageAsync($"{Page}?list=ignored")));
        var frequent = await portal.PageAsync($"{Page}?list=frequent");
        Assert.Equal("router", Texts(frequent)[0]);
        var title = Portal
            .Tests.Map.Repository.Text("content/articles/restart-router/de.md")
            .Split('\n')
            .First(l => l.StartsWith("title: ", StringComparison.Ordinal))[7..];
        Assert.Equal(title, frequent.QuerySelector("section tbody th .quiet")!.TextContent);
    }

    [Fact]
    public async Task A_long_list_has_pages_and_every_text_stands_on_one_of_them()
    {
        var first = await portal.PageAsync(Page);
        var next = first.QuerySelector("a[rel=next]")!.GetAttribute("href")!;
        var second = await portal.PageAsync(next);
        Assert.Equal(InsightsPortal.Misses, Texts(first).Concat(Texts(second)).Distinct().Count());
        Assert.Null(second.QuerySelector("a[rel=next]"));
        Assert.NotNull(second.QuerySelector("a[rel=prev]"));
    }

    [Fact]
    public async Task A_text_leads_to_its_results_and_looking_at_them_is_not_counted()
    {
        var link = (await portal.PageAsync($"{Page}?list=frequent")).QuerySelector("section tbody a")!.GetAttribute("href")!;
        Assert.Equal(200, await portal.Program.AskAsync(link));
        Assert.Contains("try=true", link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_reader_typed_is_nowhere_and_the_word_that_several_share_is()
    {
        var page = await portal.PageAsync(Page);
        Assert.DoesNotContain("muster", page.Source.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(["roaming 3"], page.QuerySelectorAll(".rare li").Select(l => l.TextContent.Trim()));
    }

    [Fact]
    public async Task The_drawing_and_its_table_say_the_same()
    {
        var page = await portal.PageAsync($"{Page}?days=7&of=ru");
        var rows = page.QuerySelectorAll(".per-day tbody tr");
        Assert.Equal(7, rows.Length);
        Assert.Equal(7, page.QuerySelectorAll("rect.all").Length);
        Assert.Equal(["7", "8", "9"], rows.Select(r => r.Children[1].TextContent).Distinct().Order(StringComparer.Ordinal));
        Assert.All(rows, r => Assert.Equal("7", r.Children[2].TextContent));
    }

    [Fact]
    public async Task A_guide_that_left_readers_without_an_answer_is_shown_with_the_page_most_of_them_left()
    {
        var page = await portal.PageAsync($"{Page}?of=pt");
        var row = Assert.Single(page.QuerySelectorAll("[aria-labelledby=guides] tbody tr"));
        Assert.Equal(["20", "5", "4", "11"], row.QuerySelectorAll("td").Select(d => d.TextContent));
        Assert.EndsWith("/insights/guides/slow-internet", row.QuerySelector("a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotEqual("", row.QuerySelector(".quiet")!.TextContent);
        Assert.Null((await portal.PageAsync($"{Page}?of=de")).QuerySelector("[aria-labelledby=guides] table"));
    }

    [Fact]
    public async Task Where_nobody_searched_the_page_says_so_in_every_language()
    {
        foreach (var language in Language.Codes)
        {
            var page = await portal.PageAsync($"/{language}/insights/searches?of=es");
            Assert.Equal(Browsing.SiteTexts.In(language, "Insights.Empty"), page.QuerySelector(".insights .lead")!.TextContent);
            Assert.Null(page.QuerySelector(".insights table"));
            Assert.Empty(Markup.Faults(page));
        }
    }

    [Theory]
    [InlineData("?of=xx&days=-1&list=999&page=-5")]
    [InlineData("?of=%00&days=99999999999&list=%27%3B&page=99999999")]
    [InlineData("?of=de&of=ru&days=7&days=x&list=Missed,Ignored")]
    [InlineData("?list=1")]
    public async Task Whatever_stands_in_the_address_a_page_answers(string query) =>
        Assert.Empty(Markup.Faults(await portal.PageAsync(Page + query)));

    [Fact]
    public async Task Nobody_keeps_the_page_or_finds_it()
    {
        Assert.NotNull((await portal.PageAsync(Page)).QuerySelector("meta[name=robots][content=noindex]"));
        Assert.True(portal.Editor.Answer.Headers.CacheControl?.NoStore);
        Assert.False(portal.Editor.Answer.Headers.Contains("Set-Cookie"));
        foreach (var address in new[] { "/de", "/de/help", "/de/search?q=router", "/sitemap.xml", "/de/help/kontakt" })
            Assert.DoesNotContain(
                "insights",
                await portal.Program.Client.GetStringAsync(new Uri(address, UriKind.Relative), Ct),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task The_command_line_prints_the_same_lists()
    {
        var (code, text) = await PortalCommand.RunAsync(
            portal.Program.DataFolder,
            Ct,
            "search",
            "counted",
            "--language",
            "de",
            "--days",
            "30",
            "--most",
            "3"
        );
        Assert.True(code == 0, text);
        foreach (var part in new[] { "festnetztelefonanschlussdose a", "rechnung  (finds 3)", "most often restart-router", "roaming 3" })
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("muster", text, StringComparison.OrdinalIgnoreCase);
        foreach (var wrong in new[] { "--language=xx", "--days=0", "--most=x" })
            Assert.NotEqual(0, (await PortalCommand.RunAsync(portal.Program.DataFolder, Ct, "search", "counted", wrong)).Code);
    }

    private static List<string> Texts(IParentNode page) => [.. page.QuerySelectorAll("section tbody th a").Select(a => a.TextContent)];
}
