using System.Runtime.Versioning;
using Portal.Tests.Help.Content;
using Portal.Tests.Hosting;
using Portal.Web.Data;

namespace Portal.Tests.Data;

/// <summary>What the portal keeps is for the user it runs as and for nobody else on the machine.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests(SharedPortal portal)
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead
        | UnixFileMode.GroupWrite
        | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead
        | UnixFileMode.OtherWrite
        | UnixFileMode.OtherExecute;

    [Fact]
    public async Task Nobody_else_may_look_into_the_folder_or_its_database()
    {
        var folder = (await portal.ProgramAsync()).DataFolder;
        Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(folder) & Others);
        Assert.All(Directory.GetFiles(folder, "portal.db*"), file => Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(file) & Others));
    }

    [Fact]
    public void What_was_left_open_is_closed_at_start()
    {
        using var temp = new TempFolder();
        temp.Write("data/portal.db", "x");
        temp.Write("data/attachments/ab/abc", "x");
        var (data, file) = (Path.Combine(temp.Path, "data"), Path.Combine(temp.Path, "data", "portal.db"));
        foreach (var path in new[] { data, Path.Combine(data, "attachments") })
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(file, (UnixFileMode)0b110_100_100);
        DataFolder.Secure(data);
        foreach (var path in new[] { data, file, Path.Combine(data, "attachments") })
            Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(path) & Others);
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_named()
    {
        using var temp = new TempFolder();
        temp.Write("file", "x");
        var error = Assert.Throws<DataFolderException>(() => DataFolder.Secure(Path.Combine(temp.Path, "file", "data")));
        Assert.Contains(Path.Combine(temp.Path, "file", "data"), error.Message, StringComparison.Ordinal);
        Assert.Contains("Data:Folder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_root_makes_in_somebodys_folder_is_theirs()
    {
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux())
            Assert.Skip("Only root can give files away.");
        using var temp = new TempFolder();
        await Command.RunAsync("chown", ["12345:12346", temp.Path], temp.Path, TestContext.Current.CancellationToken);
        DataFolder.MakeFile(Path.Combine(temp.Path, "deeper", "portal.db"));
        foreach (var made in new[] { "deeper", "deeper/portal.db" })
            Assert.Equal(
                "12345:12346",
                (await Command.RunAsync("stat", ["-c", "%u:%g", made], temp.Path, TestContext.Current.CancellationToken)).Trim()
            );
    }
}
