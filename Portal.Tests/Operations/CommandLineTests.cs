using Portal.Tests.Help.Content;
using Portal.Tests.Map;
using Portal.Tests.Running;

namespace Portal.Tests.Operations;

/// <summary>The commands as an administrator types them.</summary>
public sealed class CommandLineTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Help_names_every_command()
    {
        using var data = new TempFolder();
        var (code, text) = await PortalCommand.RunAsync(data.Path, Ct, "--help");
        Assert.Equal(0, code);
        foreach (var command in new[] { "audit", "content", "mail", "migrate", "parts", "provider", "search" }) Assert.Contains(command, text, StringComparison.Ordinal);
        var (_, more) = await PortalCommand.RunAsync(data.Path, Ct, "content", "--help");
        foreach (var command in new[] { "import", "export", "check" }) Assert.Contains(command, more, StringComparison.Ordinal);
        (_, more) = await PortalCommand.RunAsync(data.Path, Ct, "search", "--help");
        foreach (var command in new[] { "examples", "counted" }) Assert.Contains(command, more, StringComparison.Ordinal);
        Assert.Empty(data.Bytes());
    }

    [Fact]
    public async Task Migrating_twice_changes_nothing_the_second_time()
    {
        using var data = new TempFolder();
        var first = await PortalCommand.RunAsync(data.Path, Ct, "migrate");
        Assert.True(first.Code == 0 && first.Text.Contains("0001", StringComparison.Ordinal), first.Text);
        var second = await PortalCommand.RunAsync(data.Path, Ct, "migrate");
        Assert.True(second.Code == 0 && !second.Text.Contains("0001", StringComparison.Ordinal), second.Text);
    }

    [Fact]
    public async Task Export_after_import_gives_back_the_same_files()
    {
        using var data = new TempFolder();
        using var back = new TempFolder();
        var (imported, text) = await PortalCommand.RunAsync(data.Path, Ct, "content", "import", Repository.Full("content"));
        Assert.True(imported == 0, text);
        Assert.Contains("imported weak-wifi (en, de, es, pt, ru, ca)", text, StringComparison.Ordinal);
        Assert.Equal(0, (await PortalCommand.RunAsync(data.Path, Ct, "content", "export", back.Path)).Code);
        Assert.Equal(TempFolder.Files(Repository.Full("content")), back.Bytes());
        var (_, again) = await PortalCommand.RunAsync(data.Path, Ct, "content", "import", back.Path);
        Assert.Contains("0 articles imported", again, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_names_the_file_and_the_line_and_touches_no_database()
    {
        using var data = new TempFolder();
        using var content = SmallContent.Create();
        var (right, said) = await PortalCommand.RunAsync(data.Path, Ct, "content", "check", content.Path);
        Assert.Equal((0, $"{content.Bytes().Count} files in {content.Path} checked, 0 faults"), (right, said.Trim()));
        content.Replace("articles/first/ru.md", "topic: wifi", "topic: nope");
        var (code, text) = await PortalCommand.RunAsync(data.Path, Ct, "content", "check", content.Path);
        Assert.Equal(1, code);
        Assert.Contains("articles/first/ru.md:5:", text, StringComparison.Ordinal);
        Assert.Empty(data.Bytes());
    }

    [Theory]
    [InlineData("content", "burn")]
    [InlineData("content", "export")]
    [InlineData("migrate", "backwards")]
    public async Task A_command_that_does_not_exist_is_refused(params string[] words)
    {
        using var data = new TempFolder();
        Assert.NotEqual(0, (await PortalCommand.RunAsync(data.Path, Ct, words)).Code);
        Assert.Empty(data.Bytes());
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_said_and_not_thrown()
    {
        using var data = new TempFolder();
        var (code, text) = await PortalCommand.RunAsync(data.Path, Ct, "content", "import", Path.Combine(data.Path, "nowhere"));
        Assert.NotEqual(0, code);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }
}
