using Portal.Web.Data;

namespace Portal.Web.Help.Content;

/// <summary>Keeps the files that are no articles in the database, those that can be read.</summary>
internal static class FileImport
{
    private const string Keep = """
        insert into content_file (path, text, imported_at) values (@path, @text, @Now)
        on conflict (path) do update set text = excluded.text, imported_at = excluded.imported_at
        """;

    public static async Task RunAsync(Database db, ContentFolder folder, string actor, CancellationToken ct)
    {
        var blocked = folder.Snapshot.Faults.Where(f => f.Blocks).Select(f => f.File).ToHashSet();
        var kept = await db.ContentFilesAsync(ct);
        var changed = folder.Files.Where(f => !blocked.Contains(f.Key) && kept.GetValueOrDefault(f.Key) != f.Value).ToList();
        if (changed.Count == 0)
            return;
        await db.WriteAsync(
            async work =>
            {
                foreach (var (path, text) in changed)
                {
                    await work.ExecuteAsync(
                        Keep,
                        new
                        {
                            path,
                            text,
                            work.Now,
                        }
                    );
                    await work.AuditAsync(actor, "content.imported", "content:" + path);
                }

                await work.ChangedAsync("content");
            },
            ct
        );
    }
}
