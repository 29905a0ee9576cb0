using System.Text;
using Portal.Web.Data;

namespace Portal.Web.Help.Content;

/// <summary>Writes what is published back as files, byte for byte what was imported.</summary>
public sealed class ContentExport(Database db)
{
    private static readonly UTF8Encoding NoMark = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Returns how many files were written. Files that are in the folder already and are not content stay.</summary>
    public async Task<int> RunAsync(string folder, CancellationToken ct)
    {
        var files = (await db.ContentFilesAsync(ct)).ToDictionary();
        foreach (var article in await db.PublishedAsync(ct))
        {
            if (article.RetiredAt is null)
                files[ArticleFile.PathOf(article.Key, article.Language)] = article.Source;
        }

        foreach (var (path, text) in files)
            await WriteAsync(folder, path, text, ct);
        return files.Count;
    }

    private static async Task WriteAsync(string folder, string path, string text, CancellationToken ct)
    {
        var root = Path.GetFullPath(folder);
        var file = Path.GetFullPath(Path.Combine(root, path));
        var isInside = file.StartsWith(root.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        if (!isInside)
            throw new InvalidOperationException($"{path} lies outside the folder");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, NoMark, ct);
    }
}
