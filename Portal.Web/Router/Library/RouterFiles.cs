using Portal.Web.Help.Content;
using Portal.Web.Site;

namespace Portal.Web.Router.Library;

/// <summary>The files of routers: which they are, and what comes of them.</summary>
public static class RouterFiles
{
    public const string Folder = "routers/";
    private const string End = ".yaml";

    // Addresses of pages of the same folder.
    private static readonly string[] Taken = ["card"];

    public static bool Owns(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    public static string PathOf(string key, string? language = null) => $"{Folder}{key}{(language is null ? "" : "." + language)}{End}";

    /// <summary>The model a file belongs to, and its language; null for a file without a place here.</summary>
    public static (string Key, string? Language)? PlaceOf(string path) =>
        !Owns(path) || !path.EndsWith(End, StringComparison.Ordinal)
            ? null
            : path[Folder.Length..^End.Length].Split('.') switch
            {
                [var key] when IsKey(key) => (key, null),
                [var key, var language] when IsKey(key) && Language.Codes.Contains(language) => (key, language),
                _ => null,
            };

    /// <summary>The models of these files; a faulty one is left out, and what is wrong with it is added to the faults.</summary>
    /// <param name="files">Texts by path; others than those of routers are passed over.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static IReadOnlyList<RouterModel> Read(IEnumerable<KeyValuePair<string, string>> files, List<Diagnostic> faults)
    {
        var own = files.Where(f => Owns(f.Key)).ToList();
        faults.AddRange(
            own.Where(f => PlaceOf(f.Key) is null)
                .Select(f => new Diagnostic(f.Key, 1, "a router is routers/<key>.yaml with routers/<key>.<language>.yaml", Blocks: true))
        );
        return
        [
            .. own.Where(f => PlaceOf(f.Key) is not null)
                .GroupBy(f => PlaceOf(f.Key)!.Value.Key)
                .Select(g => ReadOne(g.Key, g.ToDictionary(f => PlaceOf(f.Key)!.Value.Language ?? "", f => f.Value), faults))
                .OfType<RouterModel>(),
        ];
    }

    private static bool IsKey(string key) => Slugs.IsGood(key) && !Taken.Contains(key);

    private static RouterModel? ReadOne(string key, Dictionary<string, string> files, List<Diagnostic> faults)
    {
        var own = new DiagnosticList(PathOf(key));
        var model = files.TryGetValue("", out var structure) ? RouterFile.Parse(key, structure, own) : null;
        if (structure is null)
            own.Block(1, "there are texts of this router, but not the router");
        var texts = new Dictionary<string, RouterText>();
        var blocked = false;
        foreach (var language in Language.Codes.Where(files.ContainsKey))
        {
            var found = new DiagnosticList(PathOf(key, language));
            if (RouterTextFile.Parse(language, files[language], found) is { } text)
                texts[language] = text;
            blocked |= found.Blocks;
            faults.AddRange(found.All);
        }

        if (texts.Count == 0 && !own.Blocks && !blocked)
            own.Block(1, "a router has texts in one language at least");
        faults.AddRange(own.All);
        return model is null || blocked || own.Blocks ? null : model with { Texts = texts };
    }
}
