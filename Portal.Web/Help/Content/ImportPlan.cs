using Portal.Web.Data;
using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>A file that is to be published, rendered.</summary>
internal sealed record RenderedFile(ArticleFile File, PublishedText Text);

/// <summary>What an import is about to do. Everything slow happens here, before the first write.</summary>
internal sealed record ImportPlan(IReadOnlyList<IGrouping<string, RenderedFile>> Articles, int Unchanged, IReadOnlyList<Diagnostic> Faults)
{
    /// <summary>True when nothing was published before, so that nothing is there that could look different afterwards.</summary>
    public bool IsFirst { get; private init; }

    private const string Owners = "select s.language, s.slug, a.key from slug s join article a on a.id = s.article_id";

    public static async Task<ImportPlan> MakeAsync(
        Database db,
        ContentFolder folder,
        IReadOnlyList<Diagnostic> found,
        HelpText text,
        CancellationToken ct
    )
    {
        var published = await db.PublishedAsync(ct);
        var before = published.Where(p => p.RetiredAt is null).Select(p => p.Entry).ToList();
        var snapshot = folder.SnapshotOf(await db.ContentFilesAsync(ct));
        var rendered = new Dictionary<string, RenderedArticle>();
        List<Diagnostic> faults =
        [
            .. ContentCheck.Run(folder, snapshot, before, text, rendered),
            .. found,
            .. await TakenAsync(db, folder, ct),
            .. await folder.Snapshot.Plans.ContradictionsAsync(db, ct),
        ];
        var blocked = faults.Where(f => f.Blocks).Select(f => f.File).ToHashSet();
        var good = folder.Articles.Where(a => !blocked.Contains(a.Path)).ToList();
        if (blocked.Count > 0)
            RenderAgain(rendered, good, new(snapshot, new ArticleDirectory(before.Concat(good.Select(ContentCheck.EntryOf))), text));
        var current = published.ToDictionary(p => (p.Key, p.Language), p => p.Source);
        var changed = good.Where(a => current.GetValueOrDefault((a.Key, a.Language)) != a.Source).ToList();
        var drafts = changed.Select(a => new RenderedFile(a, PublishedText.From(rendered[a.Path])));
        return new ImportPlan([.. drafts.GroupBy(d => d.File.Key)], good.Count - changed.Count, faults) { IsFirst = published.Count == 0 };
    }

    // Links to what is not published lead elsewhere, or nowhere.
    private static void RenderAgain(Dictionary<string, RenderedArticle> rendered, IReadOnlyList<ArticleFile> good, ContentContexts contexts)
    {
        foreach (var file in good)
            rendered[file.Path] = ArticleRenderer.Render(file.Parsed.Text, contexts.For(file.Language));
    }

    /// <summary>Old addresses redirect to their article, so they belong to it for good.</summary>
    private static async Task<IEnumerable<Diagnostic>> TakenAsync(Database db, ContentFolder folder, CancellationToken ct)
    {
        var owners = (await db.ListAsync<Owner>(Owners, ct: ct)).ToDictionary(o => (o.Language, o.Slug), o => o.Key);
        return folder
            .Articles.Select(file => (File: file, Owner: owners.GetValueOrDefault((file.Language, file.Parsed.Front.Slug), file.Key)))
            .Where(each => each.Owner != each.File.Key)
            .Select(each => SlugCheck.Taken(each.File, each.Owner));
    }

    private sealed record Owner
    {
        public required string Language { get; init; }

        public required string Slug { get; init; }

        public required string Key { get; init; }
    }
}
