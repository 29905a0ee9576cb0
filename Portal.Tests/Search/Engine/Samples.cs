namespace Portal.Tests.Search.Engine;

/// <summary>Texts that may lie beside the project: judged collections, and the articles of the portal.</summary>
internal static class Samples
{
    private static readonly DirectoryInfo? Repository = Ancestors(AppContext.BaseDirectory)
        .FirstOrDefault(place => File.Exists(Path.Combine(place.FullName, "Portal.sln")));

    public static string Content => Path.Combine(Repository?.FullName ?? "", "content");

    /// <summary>
    /// Directories with docs.jsonl, queries.jsonl and qrels.tsv: of PORTAL_SEARCH_DATA, or of shared/data/search above the repository.
    /// </summary>
    public static IReadOnlyList<string> Collections { get; } = [.. Find()];

    private static IEnumerable<string> Find()
    {
        var places = Repository is null
            ? []
            : Ancestors(Repository.FullName).Select(place => Path.Combine(place.FullName, "shared", "data", "search"));
        var root = places.Prepend(Environment.GetEnvironmentVariable("PORTAL_SEARCH_DATA")).FirstOrDefault(Directory.Exists);
        return root is null
            ? []
            : Directory.EnumerateDirectories(root).Where(directory => File.Exists(Path.Combine(directory, "docs.jsonl"))).Order();
    }

    private static IEnumerable<DirectoryInfo> Ancestors(string path)
    {
        for (var place = new DirectoryInfo(path); place is not null; place = place.Parent)
            yield return place;
    }
}
