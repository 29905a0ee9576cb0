using Portal.Tests.Map;

namespace Portal.Tests.Help.Content;

public sealed class ContentExportTests
{
    [Fact]
    public async Task The_content_of_the_portal_comes_back_byte_for_byte()
    {
        await using var data = await HelpDatabase.CreateAsync();
        using var out1 = new TempFolder();
        Assert.Empty((await data.ImportAsync(Repository.Full("content"))).Faults);
        await data.Export.RunAsync(out1.Path, HelpDatabase.Ct);
        Assert.Equal(TempFolder.Files(Repository.Full("content")), out1.Bytes());
    }

    [Fact]
    public async Task Line_endings_a_mark_at_the_start_and_a_missing_end_of_line_come_back()
    {
        using var folder = SmallContent.Create();
        folder.Replace("articles/first/en.md", "\n", "\r\n");
        folder.Write("articles/first/de.md", "\uFEFF" + folder.Text("articles/first/de.md") + "\n\u2028😀  ");
        folder.Replace("topics.yaml", "\n", "\r\n");
        await using var data = await HelpDatabase.CreateAsync();
        using var back = new TempFolder();
        Assert.Empty((await data.ImportAsync(folder)).Faults);
        await data.Export.RunAsync(back.Path, HelpDatabase.Ct);
        Assert.Equal(folder.Bytes(), back.Bytes());
    }

    [Fact]
    public async Task A_retired_article_is_not_written()
    {
        using var folder = SmallContent.Create();
        using var back = new TempFolder();
        await using var data = await HelpDatabase.CreateAsync();
        await data.ImportAsync(folder);
        await data.Service.RetireAsync("first", "test", HelpDatabase.Ct);
        Assert.Equal(folder.Bytes().Count - 6, await data.Export.RunAsync(back.Path, HelpDatabase.Ct));
    }
}
