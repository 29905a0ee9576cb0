using Microsoft.Data.Sqlite;

namespace Portal.Tests.Hosting;

/// <summary>
/// The data folder of a portal after its first start: migrated, with the content, the demonstration customers and their accounts. Made once
/// in a run; portals of tests begin on copies of it and are spared importing the same files again.
/// </summary>
internal static class PortalTemplate
{
    private static readonly Lazy<Task<DirectoryInfo>> Made = new(() => Task.Run(MakeAsync));

    public static async Task CopyAsync(DirectoryInfo into)
    {
        foreach (var file in (await Made.Value).EnumerateFiles("portal.db*"))
            file.CopyTo(Path.Combine(into.FullName, file.Name));
    }

    private static async Task<DirectoryInfo> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("portal-template-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        await using var portal = await InProcessPortal.StartAsync(new PortalSettings { Fresh = true });
        // the demonstration accounts are made when somebody first asks
        using (var _ = await portal.Client.GetAsync(new Uri("/en/sign-in", UriKind.Relative)))
        {
            await using var source = new SqliteConnection($"Data Source={Path.Combine(portal.DataFolder, "portal.db")};Pooling=false");
            await using var copy = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "portal.db")};Pooling=false");
            await source.OpenAsync();
            await copy.OpenAsync();
            source.BackupDatabase(copy);
        }

        return folder;
    }
}
