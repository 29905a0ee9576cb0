using Portal.Web.Data;
using Portal.Web.Help;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Router.Library;

/// <summary>The routers of this node, in memory; read when first needed and again when the content changes.</summary>
public sealed class RouterLibrary(Database db) : IChangeListener
{
    private const string Files = "select path, text from content_file where path like 'routers/%' order by path";

    private volatile IReadOnlyList<RouterModel>? models;
    private int revision;

    /// <summary>All routers, by name; the one that stands for all others is the last.</summary>
    public async Task<IReadOnlyList<RouterModel>> AllAsync(CancellationToken ct)
    {
        if (models is { } known)
            return known;
        var before = Volatile.Read(ref revision);
        var files = (await db.ListAsync<FileRow>(Files, ct: ct)).ToDictionary(f => f.Path, f => f.Text);
        IReadOnlyList<RouterModel> read =
        [
            .. RouterFiles
                .Read(files, [])
                .OrderBy(m => m.IsOther)
                .ThenBy(m => m.In(Language.English).Title, StringComparer.OrdinalIgnoreCase),
        ];
        if (before == Volatile.Read(ref revision))
            models = read;
        return read;
    }

    public async Task<RouterModel?> FindAsync(string key, CancellationToken ct) => (await AllAsync(ct)).FirstOrDefault(m => m.Key == key);

    /// <summary>What search engines should know: where one chooses, every model, and the card.</summary>
    public async Task<IReadOnlyList<Func<PageLinks, string>>> PagesAsync(CancellationToken ct) =>
        [
            l => l.Routers.Index,
            l => l.Routers.Card,
            .. (await AllAsync(ct)).Select(m => (Func<PageLinks, string>)(l => l.Routers.Details(m.Key))),
        ];

    public Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct)
    {
        if (!tags.Contains(HelpSetup.ContentTag))
            return Task.CompletedTask;
        Interlocked.Increment(ref revision); // what is being read just now may be older
        models = null;
        return Task.CompletedTask;
    }

    private sealed record FileRow
    {
        public required string Path { get; init; }

        public required string Text { get; init; }
    }
}
