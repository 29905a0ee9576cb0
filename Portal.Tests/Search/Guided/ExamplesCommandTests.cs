using Portal.Tests.Help.Content;
using Portal.Tests.Hosting;

namespace Portal.Tests.Search.Guided;

/// <summary>An editor at a shell asks whether the examples are found.</summary>
public sealed class ExamplesCommandTests
{
    [Fact]
    public async Task A_new_portal_finds_its_examples_and_says_how_well()
    {
        using var folder = new TempFolder();
        await PortalCommand.RunAsync(folder.Path, TestContext.Current.CancellationToken, "migrate");
        var (code, text) = await PortalCommand.RunAsync(folder.Path, TestContext.Current.CancellationToken, "search", "examples");
        Assert.Equal(0, code);
        foreach (var language in Web.Site.Language.Codes)
            Assert.Matches($@"(?m)^{language} +\d+ queries  S@1 [01]\.\d{{3}}  MRR [01]\.\d{{3}}  nDCG@10 [01]\.\d{{3}}$", text);
    }

    [Fact]
    public async Task A_row_in_the_wrong_table_is_told()
    {
        using var data = new TempFolder();
        using var content = SmallContent.Create();
        content.Write(
            "languages/de/examples.md",
            "| query | article |\n|-|-|\n| box first | second |\n| zzzz | first |\n\n"
                + "| not yet found | article |\n|-|-|\n| first | first |\n"
        );
        await PortalCommand.RunAsync(data.Path, TestContext.Current.CancellationToken, "migrate");
        await PortalCommand.RunAsync(data.Path, TestContext.Current.CancellationToken, "content", "import", content.Path);
        var (code, text) = await PortalCommand.RunAsync(data.Path, TestContext.Current.CancellationToken, "search", "examples");
        Assert.Equal(1, code);
        Assert.Contains(
            "   box first -> second: place 2, first is first\n   zzzz -> first: not found\n   first: found now, move it up",
            text,
            StringComparison.Ordinal
        );
    }
}
