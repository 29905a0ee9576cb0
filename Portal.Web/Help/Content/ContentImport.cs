using Portal.Web.Data;

namespace Portal.Web.Help.Content;

/// <summary>
/// Brings a folder into the database. A file that cannot be published is reported and stops nothing else; what was published before stays
/// until something better takes its place.
/// </summary>
public sealed class ContentImport(Database db, ContentRefresh refresh, HelpText text, IEnumerable<IContentKind> kinds)
{
    public Task<ImportResult> RunAsync(ContentFolder folder, string actor, CancellationToken ct) => RunAsync(folder, actor, _ => { }, ct);

    /// <param name="folder">The files.</param>
    /// <param name="actor">Who imports, for the audit trail.</param>
    /// <param name="published">Called with each article after its commit.</param>
    /// <param name="ct">Stops between two articles, or before all of them when they are the first.</param>
    public async Task<ImportResult> RunAsync(ContentFolder folder, string actor, Action<ImportedArticle> published, CancellationToken ct)
    {
        var found = kinds.SelectMany(k => k.Check(folder.Files)).ToList();
        var removed = await FileImport.RunAsync(db, folder, [.. kinds], found, actor, ct);
        var plan = await ImportPlan.MakeAsync(db, folder, found, text, ct);
        var faults = plan.Faults.ToList();
        var imported = new List<ImportedArticle>();
        if (plan.IsFirst && await PublishingService.TryAllAsync(db, plan.Articles, actor, ct) is { } all)
        {
            imported.AddRange(all);
            imported.ForEach(published);
        }
        else
        {
            await OneByOneAsync(plan, actor, imported, faults, published, ct);
        }

        var isAsPlanned = imported.Sum(done => done.Languages.Count) == plan.Articles.Sum(article => article.Count());
        if (!plan.IsFirst || !isAsPlanned)
            await refresh.RunAsync(ct);
        return new ImportResult
        {
            Imported = imported,
            Unchanged = plan.Unchanged,
            Removed = removed,
            Faults = faults,
        };
    }

    private async Task OneByOneAsync(
        ImportPlan plan,
        string actor,
        List<ImportedArticle> imported,
        List<Diagnostic> faults,
        Action<ImportedArticle> published,
        CancellationToken ct
    )
    {
        foreach (var article in plan.Articles)
        {
            var (done, fault) = await PublishingService.RunAsync(db, article, actor, ct);
            if (fault is not null)
                faults.Add(fault);
            if (done is null)
                continue;
            imported.Add(done);
            published(done);
        }
    }
}
