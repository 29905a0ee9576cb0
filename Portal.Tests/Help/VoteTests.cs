using System.Net;
using Portal.Tests.Site.Crawl;
using Portal.Web.Site;

namespace Portal.Tests.Help;

/// <summary>"Was this helpful?" works as a plain form, counts each reader once, and listens only to the page itself.</summary>
[Collection(VotingCollection.Name)]
public sealed class VoteTests(VotingPortal portal)
{
    private static readonly Dictionary<string, string> Yes = new() { ["helpful"] = "yes" };
    private static readonly Dictionary<string, string> No = new() { ["helpful"] = "no" };

    public static TheoryData<string, string> Strangers =>
        new()
        {
            { "Sec-Fetch-Site", "cross-site" },
            { "Sec-Fetch-Site", "same-site" },
            { "Sec-Fetch-Site", "none" },
            { "Origin", "https://evil.example" },
            { "Origin", "null" },
            { "X-Nothing", "at all" },
        };

    [Fact]
    public async Task A_yes_is_thanked_for()
    {
        var answer = await portal.VoteAsync(Yes);
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.StartsWith(VotingPortal.Article + "/vote?", answer.Location, StringComparison.Ordinal);
        var thanks = await portal.PageAsync(answer.Location!);
        Assert.Empty(Markup.Faults(thanks));
        Assert.Null(thanks.QuerySelector("main form[method=post]"));
        Assert.NotNull(thanks.QuerySelector($"main a[href='{VotingPortal.Article}']"));
        Assert.Equal([$"{answer.Reader}|1||"], await portal.RowsAsync(answer.Reader!));
    }

    [Fact]
    public async Task A_no_counts_at_once_and_is_then_asked_for_its_reason()
    {
        var no = await portal.VoteAsync(No);
        Assert.Equal([$"{no.Reader}|0||"], await portal.RowsAsync(no.Reader!));
        var form = (await portal.PageAsync(no.Location!)).QuerySelector("main form[method=post]")!;
        var reasons = form.QuerySelectorAll("input[name=reason]").Select(r => r.GetAttribute("value")!).ToList();
        Assert.InRange(reasons.Count, 3, 8);
        var fields = form.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        var why = await portal.VoteAsync(
            new Dictionary<string, string>(fields) { ["reason"] = reasons[1], ["text"] = " Es fehlt die Faxnummer. " },
            no.Reader
        );
        Assert.Equal(HttpStatusCode.Found, why.Status);
        Assert.Null((await portal.PageAsync(why.Location!)).QuerySelector("main form[method=post]"));
        Assert.Equal([$"{no.Reader}|0|{reasons[1]}|Es fehlt die Faxnummer."], await portal.RowsAsync(no.Reader!));
    }

    [Fact]
    public async Task A_reader_counts_once_and_the_last_word_holds()
    {
        var reader = (await portal.VoteAsync(No)).Reader!;
        foreach (var vote in new[] { Yes, No, Yes, No, Yes })
            Assert.Null((await portal.VoteAsync(vote, reader)).Reader);
        Assert.Equal([$"{reader}|1||"], await portal.RowsAsync(reader));
    }

    [Fact]
    public async Task Two_readers_count_twice()
    {
        var (first, second) = (await portal.VoteAsync(Yes), await portal.VoteAsync(Yes));
        Assert.NotEqual(first.Reader, second.Reader);
        Assert.Equal(2, (await portal.RowsAsync(first.Reader!)).Count + (await portal.RowsAsync(second.Reader!)).Count);
    }

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task A_form_sent_from_another_site_is_refused_and_writes_nothing(string header, string value)
    {
        var reader = Guid.NewGuid().ToString("n");
        var answer = await portal.VoteAsync(Yes, reader, new Dictionary<string, string> { [header] = value });
        Assert.Equal((HttpStatusCode.Forbidden, "de"), (answer.Status, answer.Page.DocumentElement.GetAttribute("lang")));
        Assert.Empty(Markup.Faults(answer.Page));
        Assert.Empty(await portal.RowsAsync(reader));
    }

    [Fact]
    public async Task A_browser_that_only_names_the_origin_is_believed()
    {
        var answer = await portal.VoteAsync(
            Yes,
            from: new Dictionary<string, string> { ["Origin"] = portal.Program.Address.GetLeftPart(UriPartial.Authority) }
        );
        Assert.Single(await portal.RowsAsync(answer.Reader!));
    }

    [Theory]
    [InlineData("maybe")]
    [InlineData("")]
    [InlineData("YES")]
    [InlineData("yes,no")]
    public async Task An_answer_only_a_machine_gives_writes_nothing(string helpful)
    {
        var reader = Guid.NewGuid().ToString("n");
        Assert.Equal(
            HttpStatusCode.Found,
            (await portal.VoteAsync(new Dictionary<string, string> { ["helpful"] = helpful }, reader)).Status
        );
        Assert.Empty(await portal.RowsAsync(reader));
    }

    [Fact]
    public async Task A_missing_reason_and_too_many_words_are_said_and_nothing_typed_is_lost()
    {
        var (reader, words) = (Guid.NewGuid().ToString("n"), string.Concat(Enumerable.Repeat("Wörter ", 100)));
        var answer = await portal.VoteAsync(new Dictionary<string, string>(No) { ["text"] = words }, reader);
        Assert.InRange((int)answer.Status, 200, 422);
        Assert.Equal(words.Trim(), answer.Page.QuerySelector("textarea[name=text]")!.TextContent.Trim());
        Assert.Equal(2, answer.Page.QuerySelectorAll("[role=alert] a[href^='#']").Length);
        Assert.Contains("error", answer.Page.QuerySelector("textarea")!.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Empty(Markup.Faults(answer.Page));
        var kept = await portal.VoteAsync(new Dictionary<string, string>(No) { ["text"] = words, ["reason"] = "outdated" }, reader);
        Assert.Equal("outdated", kept.Page.QuerySelector("input[name=reason][checked]")!.GetAttribute("value"));
        Assert.Empty(await portal.RowsAsync(reader));
    }

    [Fact]
    public async Task A_reader_who_sends_the_reasons_empty_is_asked_again()
    {
        var answer = await portal.VoteAsync(new Dictionary<string, string>(No) { ["text"] = "" });
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Single(answer.Page.QuerySelectorAll("[role=alert] a[href^='#']"));
    }

    [Theory]
    [InlineData("99999999")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("99999999999999999999999")]
    public async Task A_revision_that_never_was_is_refused(string revision)
    {
        var reader = Guid.NewGuid().ToString("n");
        var answer = await portal.VoteAsync(new Dictionary<string, string>(Yes) { ["revision"] = revision }, reader);
        Assert.InRange((int)answer.Status, 400, 404);
        Assert.Empty(await portal.RowsAsync(reader));
    }

    [Fact]
    public async Task The_question_stands_under_every_article_in_every_language_and_leads_to_its_own_page()
    {
        foreach (var language in Language.All)
        {
            var article = (await portal.PageAsync($"/{language}/help"))
                .QuerySelector($"main a[href^='/{language}/help/']")!
                .GetAttribute("href")!;
            var form = (await portal.PageAsync(article)).QuerySelector("main form[method=post]")!;
            Assert.Equal(article + "/vote", form.GetAttribute("action"));
            var answer = await portal.VoteAsync(
                new Dictionary<string, string>(No) { ["revision"] = form.QuerySelector("input[name=revision]")!.GetAttribute("value")! },
                article: article
            );
            var why = await portal.PageAsync(answer.Location!);
            Assert.Equal(language.Code, why.DocumentElement.GetAttribute("lang"));
            Assert.Empty(Markup.Faults(why));
        }
    }
}
