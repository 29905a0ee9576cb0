using Portal.Tests.Map;
using Portal.Web.Help.Content;
using Portal.Web.Router.Library;

namespace Portal.Tests.Router;

/// <summary>The routers that come with the portal.</summary>
internal static class RouterSamples
{
    /// <summary>One with every kind of line and every section.</summary>
    public const string Full = "example-box";

    /// <summary>Their files, by path inside the content.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } =
        Repository.Below("content/routers/", ".yaml").ToDictionary(f => f["content/".Length..], Repository.Text);

    public static IReadOnlyList<RouterModel> All { get; } = RouterFiles.Read(Files, []);

    public static TheoryData<string> Keys => [.. All.Select(m => m.Key)];

    public static RouterModel Find(string key) => All.Single(m => m.Key == key);

    /// <summary>The files of one router with one of them changed, as its path, old and new text say.</summary>
    public static Dictionary<string, string> Changed(string file, string old, string with)
    {
        var path = RouterFiles.Folder + file;
        Assert.Contains(old, Files[path], StringComparison.Ordinal);
        return new(Files) { [path] = Files[path].Replace(old, with, StringComparison.Ordinal) };
    }

    public static IEnumerable<Diagnostic> Check(IReadOnlyDictionary<string, string> files) => new RouterContent().Check(files);
}
