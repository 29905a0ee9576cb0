using Portal.Tests.Map;
using Portal.Web.Help.Content;
using Portal.Web.Router;
using Portal.Web.Troubleshoot;

namespace Portal.Tests.Help.Content;

public sealed class ContentCheckTests
{
    private const string En = "articles/first/en.md";

    [Fact]
    public void The_small_content_has_no_faults()
    {
        using var folder = SmallContent.Create();
        Assert.Empty(Check(folder));
    }

    [Theory]
    [InlineData(En, "topic: wifi", "topic: nope", 5, "unknown topic nope")]
    [InlineData("articles/first/de.md", "topic: wifi", "topic: nope", 5, "topic is not the same as in en.md")]
    [InlineData(En, "related: [second]", "related: [nope]", 10, "unknown related article nope")]
    [InlineData(En, "related: [second]", "related: [first]", 10, "an article is not related to itself")]
    [InlineData("articles/first/de.md", "related: [second]", "related: []", 10, "related is not the same as in en.md")]
    [InlineData(En, "article:second", "article:nope", 12, "unknown article nope")]
    [InlineData(En, "#place", "#nope", 12, "no heading #nope in article second")]
    [InlineData(En, "term:ont", "term:nope", 12, "unknown term nope")]
    [InlineData(En, "{{phone}}", "{{nope}}", 12, "unknown variable nope")]
    [InlineData(En, "title: The", "title: The {{nope}}", 2, "unknown variable nope")]
    [InlineData(En, "figure:box", "figure:nope", 16, "unknown figure:nope")]
    [InlineData(En, "![A box]", "![]", 16, "a figure without alt text")]
    [InlineData(En, "## Place", "#### Place", 14, "a heading of level 4 may not follow one of level 1")]
    [InlineData(En, "## Place", "## Place\n\n> [!hint]\n> a", 16, "unknown callout hint")]
    [InlineData(En, "slug: first-en", "slug: Überall", 3, "slug Überall: only a to z, digits and single hyphens, at most 80")]
    [InlineData(En, "audience: everyone", "audience: staff", 8, "unknown audience: staff")]
    [InlineData(En, "[fibre, cable, dsl, wireless]", "[fibre, copper]", 7, "unknown technologies: copper")]
    [InlineData(
        En,
        "reviewed: 2026-11-02 by the editor",
        "reviewed: yesterday",
        9,
        "reviewed is a day and the name of who checked: 2026-11-02 by NAME"
    )]
    [InlineData(
        En,
        "reviewed: 2026-11-02 by the editor",
        "reviewed: 2026-11-02",
        9,
        "reviewed is a day and the name of who checked: 2026-11-02 by NAME"
    )]
    [InlineData(En, "{{phone}}", "{{ui:SignIn.Nope}}", 12, "unknown variable ui:SignIn.Nope")]
    [InlineData(En, "{{phone}}", "{{ui:SignIn.Wait}}", 12, "unknown variable ui:SignIn.Wait")]
    [InlineData(En, "article:second#place", "page:nope", 12, "unknown page nope")]
    [InlineData("snippets.yaml", "  ru: wait ru\n", "", 1, "wait_here is missing in ru")]
    [InlineData(En, "keywords: [one, two]", "keywords: one", 6, "keywords is a list: [one, another]")]
    [InlineData(En, "audience: everyone", "author: me", 8, "unknown key author")]
    [InlineData(En, "audience: everyone", "author: me", 1, "audience is missing")]
    [InlineData(En, "summary: What to do.", "summary:", 4, "summary is missing")]
    [InlineData(En, "audience: everyone", "topic: wifi", 8, "topic stands here a second time")]
    [InlineData(
        En,
        "title: The first (en)",
        "title: a: b",
        2,
        "this is not well-formed YAML: While scanning a plain scalar value, found invalid mapping."
    )]
    [InlineData(En, "title: The first (en)", "title: *a", 2, "this is not well-formed YAML: aliases are not allowed")]
    [InlineData(En, "title: The first (en)", "title: \"a\\0b\"", 2, "this is not well-formed YAML: a control character")]
    [InlineData("articles/second/en.md", "slug: second-en", "slug: first-en", 3, "slug first-en belongs to article first")]
    [InlineData("figures/box.yaml", "power", "energy", 1, null)]
    [InlineData("figures/box.yaml", ", ca: Power ca", "", 1, "power is missing in ca")]
    [InlineData("figures/box.svg", "<text", "<script/><text", 1, "an element script may not stand here")]
    [InlineData("figures/box.svg", "</svg>", "", 1, null)]
    [InlineData("provider.yaml", "name: Example\n", "", 1, "name is missing")]
    [InlineData("provider.yaml", "phone: \"0800\"", "phone:", 2, "phone is missing")]
    [InlineData("provider.yaml", "#0b6b5d", "green", 3, "accent is a colour: \"#rrggbb\"")]
    [InlineData("provider.yaml", "  ru: hours ru\n", "", 4, "hours is missing in ru")]
    [InlineData("topics.yaml", "article: first", "article: nope", 8, "unknown article nope")]
    [InlineData("topics.yaml", "icon: wifi\n    slug", "symbol: wifi\n    slug", 3, "unknown key symbol")]
    [InlineData("topics.yaml", "key: wifi", "key: Wi Fi", 2, "key Wi Fi: only a to z, digits and hyphens")]
    [InlineData("glossary/de.yaml", "ont:", "modem:", 1, "term ont is missing")]
    [InlineData("glossary/de.yaml", "  meaning: A box.\n", "", 2, "meaning is missing")]
    public void A_fault_is_told_with_file_and_line(string file, string old, string with, int line, string? message)
    {
        using var folder = SmallContent.Create();
        folder.Replace(file, old, with);
        Assert.Contains(
            Check(folder),
            f => f.File == (message is null ? "figures/box.svg" : file) && f.Line == line && (message is null || f.Message == message)
        );
    }

    [Fact]
    public void A_language_that_is_missing_is_told()
    {
        using var folder = SmallContent.Create();
        folder.Delete("articles/first/ru.md");
        Assert.Equal("articles/first/ru.md:1: this language is missing", Assert.Single(Check(folder)).ToString());
    }

    [Theory]
    [InlineData("title", 71, "title has 71 characters, at most 70 are allowed")]
    [InlineData("summary", 181, "summary has 181 characters, at most 180 are allowed")]
    public void What_is_too_long_is_told(string key, int length, string message)
    {
        using var folder = SmallContent.Create();
        folder.Replace(En, key == "title" ? "The first (en)" : "What to do.", new string('a', length));
        Assert.Equal(message, Assert.Single(Check(folder)).Message);
    }

    [Fact]
    public void Files_that_cannot_be_published_are_told_and_no_more()
    {
        using var folder = SmallContent.Create();
        folder.Write("articles/first/fr.md", "x");
        folder.Write("articles/Big/en.md", "x");
        folder.Write("articles/large/en.md", new string('a', 70_000));
        folder.Write("articles/bytes/en.md", [0x2D, 0xFF, 0xFE]);
        folder.Write("articles/zero/en.md", "\0");
        folder.Write("articles/bare/en.md", "no front matter");
        folder.Write(
            "articles/deep/en.md",
            folder.Text(En).Replace("first-en", "deep", StringComparison.Ordinal) + string.Concat(Enumerable.Repeat("> ", 40)) + "a"
        );
        folder.Write("virus.exe", "x");
        folder.Write(".hidden", "x");
        var blocking = Check(folder).Where(f => f.Blocks).Select(f => f.File).Distinct();
        Assert.Equal(
            [
                "articles/Big/en.md",
                "articles/bare/en.md",
                "articles/bytes/en.md",
                "articles/deep/en.md",
                "articles/first/fr.md",
                "articles/large/en.md",
                "articles/zero/en.md",
                "virus.exe",
            ],
            blocking
        );
    }

    [Fact]
    public void Ten_thousand_brackets_are_a_fault_and_not_the_end()
    {
        using var folder = SmallContent.Create();
        folder.Replace(En, "[one, two]", new string('[', 10_000));
        folder.Replace("provider.yaml", "\"0800\"", new string('{', 10_000));
        Assert.Equal([En, "provider.yaml"], Check(folder).Where(f => f.Blocks).Select(f => f.File));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault() =>
        Assert.StartsWith("there is no folder", ContentCheck.Run(ContentFolder.Read("/nowhere"))[0].Message, StringComparison.Ordinal);

    [Fact]
    public void The_content_of_the_portal_has_no_faults() =>
        Assert.Empty(
            ContentCheck.Run(ContentFolder.Read(Repository.Full("content")), [.. TroubleshootSetup.Content, .. RouterSetup.Content])
        );

    private static IReadOnlyList<Diagnostic> Check(TempFolder folder) => ContentCheck.Run(ContentFolder.Read(folder.Path));
}
