using Microsoft.Data.Sqlite;
using Portal.Tests.Help.Content;
using Portal.Tests.Hosting;
using Portal.Tests.Map;

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
        foreach (
            var command in new[]
            {
                "audit",
                "backup",
                "content",
                "first-administrator",
                "keys",
                "mail",
                "migrate",
                "parts",
                "provider",
                "restore",
                "search",
            }
        )
            Assert.Contains(command, text, StringComparison.Ordinal);
        var (_, more) = await PortalCommand.RunAsync(data.Path, Ct, "content", "--help");
        foreach (var command in new[] { "import", "export", "check" })
            Assert.Contains(command, more, StringComparison.Ordinal);
        (_, more) = await PortalCommand.RunAsync(data.Path, Ct, "search", "--help");
        foreach (var command in new[] { "examples", "counted" })
            Assert.Contains(command, more, StringComparison.Ordinal);
        Assert.Empty(data.Bytes());
    }

    [Fact]
    public async Task A_command_without_the_settings_of_the_service_makes_no_database_beside_the_real_one()
    {
        using var data = new TempFolder();
        foreach (
            var words in new[]
            {
                new[] { "mail" },
                ["audit", "verify"],
                ["content", "export", Path.Combine(data.Path, "out")],
                ["backup", Path.Combine(data.Path, "b.db")],
            }
        )
        {
            var (code, text) = await PortalCommand.RunAsync(data.Path, Ct, words);
            Assert.NotEqual(0, code);
            Assert.Contains("There is no database at", text, StringComparison.Ordinal);
            Assert.Contains("Data:Folder", text, StringComparison.Ordinal);
        }

        Assert.Empty(data.Bytes());
    }

    [Fact]
    public async Task A_command_changes_no_database_of_another_release_and_takes_settings_behind_it()
    {
        using var data = new TempFolder();
        using var other = new TempFolder();
        // an argument wins over the environment
        Assert.Equal(0, (await PortalCommand.RunAsync(other.Path, Ct, "migrate", $"--Data:Folder={data.Path}")).Code);
        Assert.Empty(other.Bytes());
        await RunAsync(data.Path, "delete from migration where name = '0021_retention.sql'");
        var (code, text) = await PortalCommand.RunAsync(data.Path, Ct, "mail");
        Assert.Equal((78, true), (code, text.Contains("0021_retention.sql is missing", StringComparison.Ordinal)));
        await RunAsync(data.Path, "insert into migration (name, applied_at) values ('0021_retention.sql', ''), ('9999_later.sql', '')");
        (code, text) = await PortalCommand.RunAsync(data.Path, Ct, "mail");
        Assert.Equal((78, true), (code, text.Contains("newer release (9999_later.sql)", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_word_that_is_no_command_is_told_and_starts_no_portal()
    {
        using var data = new TempFolder();
        var (code, text) = await PortalCommand.RunAsync(data.Path, Ct, "mial", "--urls", "http://127.0.0.1:0");
        Assert.NotEqual(0, code);
        Assert.Contains("mial", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Now listening", text, StringComparison.Ordinal);
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
        await PortalCommand.RunAsync(data.Path, Ct, "migrate");
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
        await PortalCommand.RunAsync(data.Path, Ct, "migrate");
        var (code, text) = await PortalCommand.RunAsync(data.Path, Ct, "content", "import", Path.Combine(data.Path, "nowhere"));
        Assert.NotEqual(0, code);
        Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
    }

    private static async Task RunAsync(string folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "portal.db")};Pooling=false");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }
}
