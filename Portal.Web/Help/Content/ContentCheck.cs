using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>Finds every fault of a folder: in each file, and between them.</summary>
public static class ContentCheck
{
    /// <summary>Checks a folder on its own. Style is asked for only here: an import takes what is true but badly said.</summary>
    /// <param name="folder">The files.</param>
    /// <param name="kinds">The kinds of files that other slices understand.</param>
    public static IReadOnlyList<Diagnostic> Run(ContentFolder folder, params IReadOnlyList<IContentKind> kinds) =>
        InOrder([
            .. Run(folder, folder.Snapshot, [], HelpTexts.From(new Texts()), []),
            .. kinds.SelectMany(k => k.Check(folder.Files)),
            .. kinds.SelectMany(k => k.CheckReferences(folder.Files, ContextsOf(folder).For)),
            .. StyleCheck.Run(folder),
        ]);

    /// <summary>Checks a folder together with what is published already.</summary>
    /// <param name="folder">The files.</param>
    /// <param name="snapshot">What the articles refer to.</param>
    /// <param name="published">The articles that links may lead to beside those of the folder.</param>
    /// <param name="text">The words of the site.</param>
    /// <param name="rendered">Is given what every article came to, for whoever goes on with it.</param>
    internal static IReadOnlyList<Diagnostic> Run(
        ContentFolder folder,
        ContentSnapshot snapshot,
        IReadOnlyList<DirectoryEntry> published,
        HelpText text,
        Dictionary<string, RenderedArticle> rendered
    )
    {
        var slugs = SlugCheck.Run(folder.Articles).ToList();
        var blocked = slugs.Select(f => f.File).ToHashSet();
        var good = folder.Articles.Where(a => !blocked.Contains(a.Path) && !a.Parsed.Faults.Any(f => f.Blocks));
        var directory = new ArticleDirectory(published.Concat(good.Select(EntryOf)));
        var contexts = new ContentContexts(snapshot, directory, text);
        IEnumerable<Diagnostic> faults =
        [
            .. folder.Faults,
            .. folder.Snapshot.Faults,
            .. ReferenceCheck.Run(folder, snapshot, directory),
            .. slugs,
            .. folder.Articles.SelectMany(a => a.Parsed.Faults),
            .. folder.Articles.GroupBy(a => a.Key).SelectMany(LanguageCheck.Run),
            .. folder.Articles.SelectMany(a => References(a, snapshot, directory)),
            .. Texts(folder.Articles, contexts, rendered),
            .. PageCheck.Run(folder, contexts),
        ];
        return InOrder(faults);
    }

    private static ContentContexts ContextsOf(ContentFolder folder) =>
        new(folder.Snapshot, new ArticleDirectory(folder.Articles.Select(EntryOf)), HelpTexts.From(new Texts()));

    private static List<Diagnostic> InOrder(IEnumerable<Diagnostic> faults) =>
        [.. faults.Distinct().OrderBy(f => f.File, StringComparer.Ordinal).ThenBy(f => f.Line)];

    internal static DirectoryEntry EntryOf(ArticleFile file) => new(file.Key, file.Language, file.Parsed.Front.Slug, file.Parsed.Text);

    private static IEnumerable<Diagnostic> References(ArticleFile file, ContentSnapshot snapshot, ArticleDirectory directory)
    {
        var (parsed, variables) = (file.Parsed, snapshot.Variables(file.Language));
        if (parsed.Front.Topic is { Length: > 0 } topic && snapshot.Topics.Find(topic) is null)
            yield return At("topic", $"unknown topic {topic}");
        foreach (var key in parsed.Front.Related)
        {
            if (key == file.Key)
                yield return At("related", "an article is not related to itself");
            else if (!directory.Knows(key))
                yield return At("related", $"unknown related article {key}");
        }

        foreach (var unknown in Variables.Unknown(parsed.Front.Title, variables))
            yield return At("title", $"unknown variable {unknown}");
        foreach (var unknown in Variables.Unknown(parsed.Front.Summary, variables))
            yield return At("summary", $"unknown variable {unknown}");

        Diagnostic At(string key, string message) => new(file.Path, parsed.LineOf(key), message);
    }

    private static IEnumerable<Diagnostic> Texts(
        IReadOnlyList<ArticleFile> articles,
        ContentContexts contexts,
        Dictionary<string, RenderedArticle> rendered
    )
    {
        foreach (var file in articles)
        {
            var article = rendered[file.Path] = ArticleRenderer.Render(file.Parsed.Text, contexts.For(file.Language));
            foreach (var fault in article.Faults)
                yield return new Diagnostic(file.Path, fault.Line, fault.Message, article.Refused);
        }
    }
}
