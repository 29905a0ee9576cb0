using Portal.Web.Help.Content;
using Portal.Web.Site;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>The files of guides: which they are, and what comes of them.</summary>
public static class GuideFiles
{
    public const string Folder = "guides/";
    private const string End = ".yaml";

    public static bool Owns(string path) => path.StartsWith(Folder, StringComparison.Ordinal);

    /// <summary>The guide a file belongs to, and its language; null for a file without a place here.</summary>
    public static (string Key, string? Language)? PlaceOf(string path) =>
        !Owns(path) || !path.EndsWith(End, StringComparison.Ordinal)
            ? null
            : path[Folder.Length..^End.Length].Split('.') switch
            {
                [var key] when Slugs.IsGood(key) => (key, null),
                [var key, var language] when Slugs.IsGood(key) && Language.Codes.Contains(language) => (key, language),
                _ => null,
            };

    /// <summary>The guides of these files; a faulty one is left out, and what is wrong with it is added to the faults.</summary>
    /// <param name="files">Texts by path; others than those of guides are passed over.</param>
    /// <param name="faults">Takes what is wrong.</param>
    public static IReadOnlyList<Guide> Read(IEnumerable<KeyValuePair<string, string>> files, List<Diagnostic> faults)
    {
        var guides = new List<Guide>();
        var own = files.Where(f => Owns(f.Key)).ToList();
        faults.AddRange(
            own.Where(f => PlaceOf(f.Key) is null)
                .Select(f => new Diagnostic(f.Key, 1, "a guide is guides/<key>.yaml with guides/<key>.<language>.yaml", Blocks: true))
        );
        foreach (var group in own.Where(f => PlaceOf(f.Key) is not null).GroupBy(f => PlaceOf(f.Key)!.Value.Key))
            if (ReadOne(group.Key, group.ToDictionary(f => PlaceOf(f.Key)!.Value.Language ?? "", f => f.Value), faults) is { } guide)
                guides.Add(guide);
        return guides;
    }

    /// <summary>One guide from its files, by language; the structure stands under the empty name.</summary>
    public static Guide? ReadOne(string key, IReadOnlyDictionary<string, string> files, List<Diagnostic> faults)
    {
        var own = new DiagnosticList($"{Folder}{key}{End}");
        var guide = files.TryGetValue("", out var structure) ? GuideFile.Parse(key, structure, own) : null;
        if (structure is null)
            own.Block(1, "there are texts of this guide, but not the guide");
        var texts = new Dictionary<string, GuideText>();
        var blocked = own.Blocks;
        foreach (var language in Language.Codes.Where(files.ContainsKey))
        {
            var found = new DiagnosticList($"{Folder}{key}.{language}{End}");
            if (GuideTextFile.Parse(language, files[language], found) is { } text)
                texts[language] = text;
            blocked |= found.Blocks;
            faults.AddRange(found.All);
        }

        if (texts.Count == 0 && !own.Blocks)
            own.Block(1, "a guide has texts in one language at least");
        faults.AddRange(own.All);
        return guide is null || blocked || own.Blocks ? null : guide with { Texts = texts };
    }
}
