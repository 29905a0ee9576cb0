using System.Text;
using Portal.Web.Help.Content.Languages;
using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>The content as files: what an editor can read, what is imported and what is exported.</summary>
public sealed class ContentFolder
{
    private const int MaxFileSize = 256 * 1024;

    // Throws on bytes that are no UTF-8: they would not come back the same.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);
    private readonly List<ArticleFile> articles = [];
    private readonly List<Diagnostic> faults = [];

    private readonly Lazy<ContentSnapshot> snapshot;

    private ContentFolder() => snapshot = new(() => ContentSnapshot.From(files));

    public IReadOnlyList<ArticleFile> Articles => articles;

    /// <summary>
    /// Everything that is not an article, by its path: topics, pages, glossary, figures, the provider's facts, what guides the search.
    /// </summary>
    public IReadOnlyDictionary<string, string> Files => files;

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Diagnostic> Faults => faults;

    /// <summary>True also for a file that lies there and could not be read.</summary>
    internal bool Holds(string path) => files.ContainsKey(path) || faults.Any(f => f.File == path);

    /// <summary>The files, parsed once however often they are asked for.</summary>
    internal ContentSnapshot Snapshot => snapshot.Value;

    /// <summary>What is kept, parsed: mostly the very files of the folder, and those are parsed already.</summary>
    internal ContentSnapshot SnapshotOf(IReadOnlyDictionary<string, string> kept) =>
        kept.Count == files.Count && kept.All(f => files.GetValueOrDefault(f.Key) == f.Value) ? Snapshot : ContentSnapshot.From(kept);

    public static ContentFolder Read(string folder)
    {
        var content = new ContentFolder();
        if (!Directory.Exists(folder))
        {
            content.faults.Add(new Diagnostic("", 1, $"there is no folder {folder}", Blocks: true));
            return content;
        }

        var paths = Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(folder, p).Replace('\\', '/'));
        foreach (var path in paths.Order(StringComparer.Ordinal).Where(p => !IsHidden(p)))
            content.Add(path, Path.Combine(folder, path));
        return content;
    }

    private static bool IsHidden(string path) => path.Split('/').Any(part => part.StartsWith('.'));

    private void Add(string path, string file)
    {
        var parts = path.Split('/');
        if (
            parts is ["articles", var key, var name]
            && Slugs.IsGood(key)
            && Language.Codes.FirstOrDefault(l => name == l + ".md") is { } language
        )
        {
            if (TextOf(path, file, Limits.Bytes) is { } source)
                articles.Add(new ArticleFile(key, language, path, source));
        }
        else if (parts[0] == "articles")
        {
            faults.Add(new Diagnostic(path, 1, "an article is articles/<key>/<language>.md", Blocks: true));
        }
        else if (parts[0] == ContentPageFile.Folder)
        {
            if (!ContentPageFile.IsPath(path))
                faults.Add(new Diagnostic(path, 1, "a page is pages/<key>/<language>.md", Blocks: true));
            else if (TextOf(path, file, Limits.Bytes) is { } page)
                files.Add(path, page);
        }
        else if (Path.GetExtension(path) is not (".yaml" or ".svg") && !LanguageFiles.IsExamples(path))
        {
            faults.Add(new Diagnostic(path, 1, "only .yaml and .svg files belong here, and examples.md of a language", Blocks: true));
        }
        else if (TextOf(path, file, MaxFileSize) is { } text)
        {
            files.Add(path, text);
        }
    }

    private string? TextOf(string path, string file, int largest)
    {
        try
        {
            if (new FileInfo(file).Length > largest)
                return Refuse(path, $"larger than {largest / 1024} kB");
            var text = Strict.GetString(File.ReadAllBytes(file));
            return text.Contains('\0', StringComparison.Ordinal) ? Refuse(path, "a NUL character") : text;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or DecoderFallbackException)
        {
            return Refuse(path, error is DecoderFallbackException ? "this is not UTF-8" : error.Message);
        }
    }

    private string? Refuse(string path, string message)
    {
        faults.Add(new Diagnostic(path, 1, message, Blocks: true));
        return null;
    }
}
