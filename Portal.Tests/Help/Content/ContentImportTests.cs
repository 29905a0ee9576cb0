using Portal.Web.Site;

namespace Portal.Tests.Help.Content;

public sealed class ContentImportTests
{
    [Fact]
    public async Task An_empty_database_receives_everything_and_links_work_whatever_the_order()
    {
        using var folder = SmallContent.Create();
        await using var data = await HelpDatabase.CreateAsync();
        var result = await data.ImportAsync(folder);
        Assert.Empty(result.Faults);
        Assert.Equal(["first (en, de, es, pt, ru, ca)", "second (en, de, es, pt, ru, ca)"], result.Imported.Select(i => i.ToString()));
        Assert.Contains("href=\"/de/help/second-de#place\"", await data.HtmlAsync("first", "de"), StringComparison.Ordinal);
        Assert.Contains("href=\"/de/help/first-de#place\"", await data.HtmlAsync("second", "de"), StringComparison.Ordinal);
        Assert.Contains(
            "Ring <span class=\"unbroken\">0800</span>: hours ru.",
            await data.HtmlAsync("first", "ru"),
            StringComparison.Ordinal
        );
        Assert.Equal(["content", "article:first", "article:second"], await data.TagsSinceAsync(0));
        Assert.Equal(12 + 30, await data.CountAsync("audit"));
    }

    [Fact]
    public async Task What_is_unchanged_writes_nothing()
    {
        using var folder = SmallContent.Create();
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        var (changes, audit, last) = (await data.CountAsync("change"), await data.CountAsync("audit"), await data.LastChangeAsync());
        var result = await data.ImportAsync(folder);
        Assert.Empty(result.Imported);
        Assert.Equal(12, result.Unchanged);
        Assert.Equal(
            (changes, audit, last),
            (await data.CountAsync("change"), await data.CountAsync("audit"), await data.LastChangeAsync())
        );
        Assert.Equal(12, await data.CountAsync("revision"));
    }

    [Fact]
    public async Task A_changed_text_becomes_a_new_revision_and_the_old_one_is_kept()
    {
        using var folder = SmallContent.Create();
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        folder.Replace("articles/first/de.md", "## Place", "New words.\n\n## Place");
        var result = await data.ImportAsync(folder);
        Assert.Equal("first (de)", Assert.Single(result.Imported).ToString());
        Assert.Contains("New words.", await data.HtmlAsync("first", "de"), StringComparison.Ordinal);
        Assert.Equal(13, await data.CountAsync("revision"));
        Assert.Equal(12, await data.CountAsync("publication"));
    }

    [Fact]
    public async Task A_bad_file_stops_nothing_else_and_what_was_published_stays()
    {
        using var folder = SmallContent.Create();
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        var before = await data.HtmlAsync("first", "de");
        folder.Write("articles/first/de.md", "---\ntitle: [\n---\n");
        folder.Write("articles/first/es.md", [0xFF]);
        folder.Write("topics.yaml", "topics: [");
        folder.Replace("articles/second/en.md", "## Place", "New.\n\n## Place");
        var result = await data.ImportAsync(folder);
        Assert.Equal("second (en)", Assert.Single(result.Imported).ToString());
        Assert.Equal(
            ["articles/first/de.md", "articles/first/es.md", "topics.yaml"],
            result.Faults.Where(f => f.Blocks).Select(f => f.File).Distinct()
        );
        Assert.Equal(before, await data.HtmlAsync("first", "de"));
        Assert.Equal(12, await data.CountAsync("publication"));
    }

    [Fact]
    public async Task A_renamed_slug_keeps_the_old_address_and_links_follow()
    {
        using var folder = SmallContent.Create();
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        var last = await data.LastChangeAsync();
        folder.Replace("articles/second/de.md", "slug: second-de", "slug: zweitens");
        await data.ImportAsync(folder);
        Assert.Equal(["second-de", "zweitens"], await SlugsAsync(data, "second"));
        Assert.Contains("href=\"/de/help/zweitens#place\"", await data.HtmlAsync("first", "de"), StringComparison.Ordinal);
        Assert.Equal(["article:second", "article:first"], await data.TagsSinceAsync(last));

        folder.Replace("articles/second/de.md", "slug: zweitens", "slug: second-de");
        Assert.Empty((await data.ImportAsync(folder)).Faults);
        Assert.Contains("href=\"/de/help/second-de#place\"", await data.HtmlAsync("first", "de"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_address_of_another_article_cannot_be_taken()
    {
        using var folder = SmallContent.Create();
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        folder.Replace("articles/second/de.md", "slug: second-de", "slug: zweitens");
        await data.ImportAsync(folder);
        folder.Replace("articles/first/de.md", "slug: first-de", "slug: second-de");
        folder.Replace("articles/first/en.md", "## Place", "New.\n\n## Place");
        var result = await data.ImportAsync(folder);
        Assert.Equal("articles/first/de.md:3: slug second-de belongs to article second", Assert.Single(result.Faults).ToString());
        Assert.Equal("first (en)", Assert.Single(result.Imported).ToString());
        Assert.Equal(["first-de"], await SlugsAsync(data, "first"));
    }

    [Theory]
    [InlineData("provider.yaml", "0800", "0900", "Ring <span class=\"unbroken\">0900</span>")]
    [InlineData("glossary/de.yaml", "A box.", "A small box.", "<dd>A small box.</dd>")]
    [InlineData("snippets.yaml", "wait de", "Warten bei {{name}}", "Warten bei Example")]
    [InlineData("figures/box.yaml", "Power de", "Strom", ">Strom</text>")]
    [InlineData("figures/box.svg", "width=\"8\"", "width=\"7\"", "width=\"7\"")]
    public async Task A_changed_fact_is_seen_in_every_text_that_uses_it(string file, string old, string with, string seen)
    {
        using var folder = SmallContent.Create();
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        var last = await data.LastChangeAsync();
        folder.Replace(file, old, with);
        var result = await data.ImportAsync(folder);
        Assert.Empty(result.Imported);
        Assert.Contains(seen, await data.HtmlAsync("first", "de"), StringComparison.Ordinal);
        Assert.Equal(["content", "article:first", "article:second"], await data.TagsSinceAsync(last));
        Assert.Equal(12, await data.CountAsync("revision"));
    }

    [Fact]
    public async Task A_label_of_the_site_stands_in_the_article_as_the_page_shows_it()
    {
        using var folder = SmallContent.Create();
        foreach (var language in Language.Codes)
            folder.Replace($"articles/first/{language}.md", "## Place", "Choose **{{ui:SignIn.Forgot}}**.\n\n## Place");
        await using var data = await HelpDatabase.CreateAsync();
        Assert.Empty((await data.ImportAsync(folder)).Faults);
        var texts = new Texts();
        foreach (var language in Language.All)
            Assert.Contains(
                $"<strong>{texts.In(language, "SignIn.Forgot")}</strong>",
                await data.HtmlAsync("first", language.Code),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public async Task A_link_to_an_article_that_comes_later_becomes_a_link()
    {
        using var folder = SmallContent.Create();
        await using var data = await HelpDatabase.CreateAsync();
        var second = folder.Text("articles/second/en.md");
        folder.Delete("articles/second/en.md");
        folder.Delete("articles/second/de.md");
        folder.Delete("articles/second/es.md");
        Assert.Contains(
            (await data.ImportAsync(folder)).Faults,
            f => f.File == "articles/first/en.md" && f.Message == "unknown article second"
        );
        Assert.DoesNotContain("/help/second", await data.HtmlAsync("first", "en"), StringComparison.Ordinal);
        folder.Write("articles/second/en.md", second);
        await data.ImportAsync(folder);
        Assert.Contains("href=\"/en/help/second-en#place\"", await data.HtmlAsync("first", "en"), StringComparison.Ordinal);
        Assert.Contains("href=\"/de/help/second-en#place\"", await data.HtmlAsync("first", "de"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_articles_are_there_all_at_once_and_later_ones_are_told_each_after_its_commit()
    {
        using var folder = SmallContent.Create();
        await using var data = await HelpDatabase.CreateAsync();
        Assert.Equal([12, 12], await RevisionsWhenToldAsync(data, folder));
        foreach (var key in new[] { "first", "second" })
            folder.Write($"articles/{key}/en.md", folder.Text($"articles/{key}/en.md") + "\nMore.\n");
        Assert.Equal([13, 14], await RevisionsWhenToldAsync(data, folder));
    }

    private static async Task<List<long>> RevisionsWhenToldAsync(HelpDatabase data, TempFolder folder)
    {
        var seen = new List<long>();
        await data.Import.RunAsync(
            Web.Help.Content.ContentFolder.Read(folder.Path),
            "test",
            _ => seen.Add(data.CountAsync("revision").GetAwaiter().GetResult()),
            HelpDatabase.Ct
        );
        return seen;
    }

    private static Task<IReadOnlyList<string>> SlugsAsync(HelpDatabase data, string key) =>
        data.Data.ListAsync<string>(
            "select s.slug from slug s join article a on a.id = s.article_id where a.key = @key and s.language = 'de' order by s.slug",
            new { key },
            HelpDatabase.Ct
        );
}
