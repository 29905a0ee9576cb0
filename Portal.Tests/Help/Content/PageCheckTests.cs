using Portal.Tests.Identity.Access;
using Portal.Web.Help.Content;
using Portal.Web.Site;

namespace Portal.Tests.Help.Content;

/// <summary>A fault in a page of the provider is told with its file and line.</summary>
public sealed class PageCheckTests
{
    private const string En = "pages/about/en.md";

    [Fact]
    public void Pages_without_faults_have_none()
    {
        using var folder = WithPages();
        Assert.Empty(Check(folder));
    }

    [Theory]
    [InlineData(En, "title: About (en)\n", "", 2, "title is missing")]
    [InlineData(En, "title: About (en)", "title: About {{nope}}", 2, "unknown variable nope")]
    [InlineData(En, "summary: Who we are.", "summary: Who {{nope}} is.", 3, "unknown variable nope")]
    [InlineData(En, "order: 10", "order: first", 4, "order is a number: pages stand in the footer from the smallest to the largest")]
    [InlineData("pages/about/de.md", "order: 10", "order: 11", 4, "order is not the same as in en.md")]
    [InlineData(En, "updated: 2026-11-28", "updated: today", 5, "updated is the day of the last change: 2026-11-28")]
    [InlineData(En, "updated: 2026-11-28", "updated: 2026-11-28\nslug: about", 6, "unknown key slug")]
    [InlineData(En, "---\ntitle", "title", 1, "a file begins with its front matter between two lines ---")]
    [InlineData(En, "{{phone}}", "{{nope}}", 7, "unknown variable nope")]
    [InlineData(En, "page:about", "page:nope", 7, "unknown page nope")]
    [InlineData(En, "article:first", "article:nope", 7, "unknown article nope")]
    [InlineData(En, "::: with phone", "::: with nope", 9, "unknown variable nope: an empty one in provider.yaml says that there is none")]
    [InlineData(En, "## Place", "#### Place", 13, "a heading of level 4 may not follow one of level 1")]
    [InlineData(
        En,
        "## Place",
        "{{sample_text}}",
        13,
        "this is the sample that came with the portal: make it yours, have it checked, and take the note out"
    )]
    [InlineData(
        "provider.yaml",
        "name: Example",
        "name: Example\nwithdrawal_link: http://x",
        2,
        "withdrawal_link is an address that begins with https://, or empty"
    )]
    public void A_fault_is_told_with_file_and_line(string file, string old, string with, int line, string message)
    {
        using var folder = WithPages();
        folder.Replace(file, old, with);
        Assert.Contains((file, line, message), Check(folder).Select(f => (f.File, f.Line, f.Message)));
    }

    [Fact]
    public void A_language_that_is_missing_and_a_file_in_the_wrong_place_are_told()
    {
        using var folder = WithPages();
        folder.Delete("pages/about/ru.md");
        folder.Write("pages/about/fr.md", "x");
        folder.Write("pages/en.md", "x");
        Assert.Equal(
            [
                "pages/about/fr.md:1: a page is pages/<key>/<language>.md",
                "pages/about/ru.md:1: this language is missing",
                "pages/en.md:1: a page is pages/<key>/<language>.md",
            ],
            Check(folder).Select(f => f.ToString())
        );
    }

    [Fact]
    public void A_demonstration_may_show_the_sample()
    {
        using var folder = WithPages();
        folder.Replace(En, "## Place", "{{sample_text}}");
        folder.Replace("provider.yaml", "name: Example", "name: Example\ndemonstration: true");
        Assert.Empty(Check(folder));
    }

    [Fact]
    public void No_page_can_take_an_address_of_the_site()
    {
        var first = AccessMatrix
            .Read()
            .Keys.Select(door => door.Split(' ')[1].Split('/', '?', '.'))
            .Where(parts => parts is [_, "{language}", { Length: > 0 } name, ..] && !name.StartsWith('{'))
            .Select(parts => parts[2])
            .Distinct();
        Assert.Empty(first.Except(ContentPageFile.TakenKeys));
        using var folder = WithPages();
        folder.Write("pages/status/en.md", folder.Text(En));
        Assert.Contains("pages/status/en.md:1: the site has a page of its own at /en/status", Check(folder).Select(f => f.ToString()));
    }

    [Fact]
    public async Task A_folder_with_pages_has_all_of_them_and_one_without_says_nothing_of_them()
    {
        using var folder = WithPages();
        await using var data = await HelpDatabase.CreateAsync();
        Assert.Empty((await data.ImportAsync(folder)).Faults);
        var pages = (await data.Data.ContentFilesAsync(HelpDatabase.Ct)).Keys.Count(ContentPageFile.IsPath);
        Assert.Equal(Language.Codes.Count, pages);
        using var other = SmallContent.Create();
        Assert.Empty((await data.ImportAsync(other)).Removed);

        var last = await data.LastChangeAsync();
        folder.Delete("pages/about/ru.md");
        folder.Write("pages/about/ca.md", [0xFF]); // there, and not readable
        Assert.Equal(["pages/about/ru.md"], (await data.ImportAsync(folder)).Removed);
        Assert.Equal(["content"], await data.TagsSinceAsync(last));
        Assert.Equal(Language.Codes.Count - 1, (await data.Data.ContentFilesAsync(HelpDatabase.Ct)).Keys.Count(ContentPageFile.IsPath));
    }

    private static TempFolder WithPages()
    {
        var folder = SmallContent.Create();
        folder.Replace("snippets.yaml", "wait_here:", "sample_text: A sample.\nwait_here:");
        foreach (var language in Language.Codes)
            folder.Write(
                $"pages/about/{language}.md",
                $$$"""
                ---
                title: About ({{{language}}})
                summary: Who we are.
                order: 10
                updated: 2026-11-28
                ---
                Call {{phone}}. See [here](page:about), [there](page:status) and [elsewhere](article:first).

                ::: with phone
                We have a telephone.
                :::

                ## Place

                """
            );
        return folder;
    }

    private static IReadOnlyList<Diagnostic> Check(TempFolder folder) => ContentCheck.Run(ContentFolder.Read(folder.Path));
}
