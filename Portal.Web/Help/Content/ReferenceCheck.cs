using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>What must be there beside the articles, and how topics, glossaries and figures fit together.</summary>
internal static class ReferenceCheck
{
    public static IEnumerable<Diagnostic> Run(ContentFolder folder, ContentSnapshot snapshot, ArticleDirectory directory) =>
        [
            .. Files(folder, snapshot),
            .. Troubles(snapshot, directory),
            .. Guides(folder, snapshot, directory),
            .. Words(snapshot),
            .. snapshot.Languages.Check(directory),
        ];

    private static IEnumerable<Diagnostic> Files(ContentFolder folder, ContentSnapshot snapshot)
    {
        foreach (var vital in (string[])["provider.yaml", "topics.yaml"])
        {
            var isKept = vital == "topics.yaml" ? snapshot.Topics != Topics.None : snapshot.Provider != ProviderFacts.None;
            if (!isKept && !folder.Files.ContainsKey(vital))
                yield return new Diagnostic(vital, 1, "this file is missing");
        }

        foreach (var path in folder.Files.Keys)
        {
            if (path.Split('/') is not ["figures", var name] || Path.GetExtension(name) != ".yaml")
                continue;
            if (!snapshot.Figures.ContainsKey(Path.GetFileNameWithoutExtension(name)))
                yield return new Diagnostic(path, 1, "labels without a drawing");
        }
    }

    private static IEnumerable<Diagnostic> Troubles(ContentSnapshot snapshot, ArticleDirectory directory) =>
        snapshot
            .Topics.QuickLinks.Where(trouble => !directory.Knows(trouble.Article))
            .Select(trouble => new Diagnostic(
                "topics.yaml",
                snapshot.Topics.ArticleLines[trouble.Article],
                $"unknown article {trouble.Article}"
            ));

    private static IEnumerable<Diagnostic> Guides(ContentFolder folder, ContentSnapshot snapshot, ArticleDirectory directory)
    {
        foreach (var (article, guide) in snapshot.Topics.Guides)
        {
            if (!directory.Knows(article))
                yield return new Diagnostic("topics.yaml", 1, $"guides: unknown article {article}");
            if (!folder.Files.ContainsKey($"guides/{guide}.yaml"))
                yield return new Diagnostic("topics.yaml", 1, $"guides: there is no guide {guide}");
        }
    }

    private static IEnumerable<Diagnostic> Words(ContentSnapshot snapshot)
    {
        var keys = snapshot.Glossaries.Values.SelectMany(words => words.Keys).Distinct().ToList();
        foreach (var language in Language.Codes)
        {
            var there = snapshot.Glossaries.GetValueOrDefault(language)?.Keys ?? [];
            foreach (var missing in keys.Except(there))
                yield return new Diagnostic($"glossary/{language}.yaml", 1, $"term {missing} is missing");
        }
    }
}
