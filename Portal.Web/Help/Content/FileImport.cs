using Portal.Web.Data;
using Portal.Web.Provider.Embedded;

namespace Portal.Web.Help.Content;

/// <summary>Keeps the files that are no articles in the database, those that can be read.</summary>
internal static class FileImport
{
    private const string Remove = "delete from content_file where path = @path";

    private const string Keep = """
        insert into content_file (path, text, imported_at) values (@path, @text, @Now)
        on conflict (path) do update set text = excluded.text, imported_at = excluded.imported_at
        """;

    /// <summary>Returns the pages that were taken off the site because the folder has them no more.</summary>
    /// <param name="db">The database.</param>
    /// <param name="folder">The files.</param>
    /// <param name="kinds">The kinds of files that other slices understand.</param>
    /// <param name="found">What is wrong with files of these kinds.</param>
    /// <param name="actor">Who imports, for the audit trail.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<IReadOnlyList<string>> RunAsync(
        Database db,
        ContentFolder folder,
        IReadOnlyList<IContentKind> kinds,
        IReadOnlyList<Diagnostic> found,
        string actor,
        CancellationToken ct
    )
    {
        var plans = folder.Snapshot.Plans;
        var refused = folder
            .Snapshot.Faults.Concat(await plans.ContradictionsAsync(db, ct))
            .Concat(found)
            .Where(f => f.Blocks)
            .Select(f => f.File);
        var blocked = refused.Concat(PageCheck.Refused(folder)).ToHashSet();
        var kept = await db.ContentFilesAsync(ct);
        var changed = folder.Files.Where(f => !blocked.Contains(f.Key) && kept.GetValueOrDefault(f.Key) != f.Value).ToList();
        var removed = Removed(folder, kept.Keys).ToList();
        if (changed.Count + removed.Count == 0)
            return removed;
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
                    if (plans.All.TryGetValue(path, out var plan))
                        await PlanVersions.PublishAsync(work, plan);
                    if (plans.Extras.TryGetValue(path, out var extra))
                        await ExtraVersions.PublishAsync(work, extra);
                    await work.AuditAsync(actor, "content.imported", "content:" + path);
                }

                foreach (var path in removed)
                {
                    await work.ExecuteAsync(Remove, new { path });
                    await work.AuditAsync(actor, "content.removed", "content:" + path);
                }

                foreach (var kind in kinds)
                    await kind.PublishAsync(work, [.. changed.Select(f => f.Key).Where(kind.Owns)], folder.Files);
                await work.ChangedAsync("content");
            },
            ct
        );
        return removed;
    }

    // A folder with pages has all of them, so one can be left out; a folder without any is about something else.
    private static IEnumerable<string> Removed(ContentFolder folder, IEnumerable<string> kept) =>
        folder.Files.Keys.Any(ContentPageFile.IsPath) ? kept.Where(path => ContentPageFile.IsPath(path) && !folder.Holds(path)) : [];
}
