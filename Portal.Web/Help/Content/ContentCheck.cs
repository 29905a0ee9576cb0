using Portal.Web.Help.Markdown;

namespace Portal.Web.Help.Content;

/// <summary>Finds every fault of a folder: in each file, and between them.</summary>
public static class ContentCheck
{
    /// <summary>Checks a folder on its own.</summary>
    public static IReadOnlyList<Fault> Run(ContentFolder folder) => Run(folder, ContentSnapshot.From(folder.Files), []);

    /// <summary>Checks a folder together with what is published already.</summary>
    internal static IReadOnlyList<Fault> Run(ContentFolder folder, ContentSnapshot snapshot, IReadOnlyList<DirectoryEntry> published)
    {
        var slugs = SlugCheck.Run(folder.Articles).ToList();
        var blocked = slugs.Select(f => f.File).ToHashSet();
        var good = folder.Articles.Where(a => !blocked.Contains(a.Path) && !a.Parsed.Faults.Any(f => f.Blocks));
        var directory = new ArticleDirectory(published.Concat(good.Select(EntryOf)));
        IEnumerable<Fault> faults =
        [
            .. folder.Faults, .. ContentSnapshot.From(folder.Files).Faults, .. ReferenceCheck.Run(folder, snapshot, directory), .. slugs,
            .. folder.Articles.SelectMany(a => a.Parsed.Faults), .. folder.Articles.GroupBy(a => a.Key).SelectMany(LanguageCheck.Run),
            .. folder.Articles.SelectMany(a => References(a, snapshot, directory)), .. Texts(folder.Articles, snapshot, directory),
        ];
        return [.. faults.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)];
    }

    internal static DirectoryEntry EntryOf(ArticleFile file) => new(file.Key, file.Language, file.Parsed.Front.Slug, file.Parsed.Text);

    private static IEnumerable<Fault> References(ArticleFile file, ContentSnapshot snapshot, ArticleDirectory directory)
    {
        var (parsed, variables) = (file.Parsed, snapshot.Provider.Variables(file.Language));
        if (parsed.Front.Topic is { Length: > 0 } topic && snapshot.Topics.Find(topic) is null) yield return At("topic", $"unknown topic {topic}");
        foreach (var key in parsed.Front.Related)
        {
            if (key == file.Key) yield return At("related", "an article is not related to itself");
            else if (!directory.Knows(key)) yield return At("related", $"unknown related article {key}");
        }

        foreach (var unknown in Variables.Unknown(parsed.Front.Title, variables)) yield return At("title", $"unknown variable {unknown}");
        foreach (var unknown in Variables.Unknown(parsed.Front.Summary, variables)) yield return At("summary", $"unknown variable {unknown}");

        Fault At(string key, string message) => new(file.Path, parsed.LineOf(key), message);
    }

    private static IEnumerable<Fault> Texts(IReadOnlyList<ArticleFile> articles, ContentSnapshot snapshot, ArticleDirectory directory)
    {
        var contexts = new ContentContexts(snapshot, directory, (_, key) => key);
        foreach (var file in articles)
        {
            var rendered = ArticleRenderer.Render(file.Parsed.Text, contexts.For(file.Language));
            foreach (var fault in rendered.Faults) yield return new Fault(file.Path, fault.Line, fault.Message, rendered.Refused);
        }
    }
}
