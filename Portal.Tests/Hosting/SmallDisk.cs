using Portal.Tests.Map;

namespace Portal.Tests.Hosting;

/// <summary>
/// A disk that can be filled to the last byte without harm to the machine: a small file system in memory. Only root may mount one; for
/// others the test is skipped with the reason.
/// </summary>
internal sealed class SmallDisk : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("portal-disk-");

    private SmallDisk() { }

    public string Folder => folder.FullName;

    private string Ballast => Path.Combine(Folder, "ballast");

    public static async Task<SmallDisk> MountAsync(int megabytes)
    {
        var disk = new SmallDisk();
        try
        {
            await Command.RunAsync("mount", ["-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", disk.Folder], Repository.Root);
        }
        catch (Exception error) when (error is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            disk.folder.Delete();
            Assert.Skip("A small file system cannot be mounted here: " + error.Message);
        }

        return disk;
    }

    /// <summary>Until not one byte more fits.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var portion = new byte[1 << 20]; portion.Length > 0; )
        {
            try
            {
                file.Write(portion);
            }
            catch (IOException)
            {
                portion = new byte[portion.Length / 2];
            }
        }
    }

    public void Free() => File.Delete(Ballast);

    public async ValueTask DisposeAsync()
    {
        await Command.RunAsync("umount", ["--lazy", Folder], Repository.Root);
        folder.Delete();
    }
}
