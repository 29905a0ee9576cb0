using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>What must be there beside the articles, and how topics, glossaries and figures fit together.</summary>
internal static class ReferenceCheck
{
    public static IEnumerable<Fault> Run(ContentFolder folder, ContentSnapshot snapshot, ArticleDirectory directory) =>
        [.. Files(folder, snapshot), .. Troubles(snapshot, directory), .. Words(snapshot)];

    private static IEnumerable<Fault> Files(ContentFolder folder, ContentSnapshot snapshot)
    {
        if (!folder.Files.ContainsKey("provider.yaml") && snapshot.Provider == ProviderFacts.None) yield return new Fault("provider.yaml", 1, "this file is missing");
        if (!folder.Files.ContainsKey("topics.yaml") && snapshot.Topics == Topics.None) yield return new Fault("topics.yaml", 1, "this file is missing");
        foreach (var labels in folder.Files.Keys.Where(p => p.StartsWith("figures/", StringComparison.Ordinal) && p.EndsWith(".yaml", StringComparison.Ordinal)))
        {
            if (!snapshot.Figures.ContainsKey(Path.GetFileNameWithoutExtension(labels))) yield return new Fault(labels, 1, "labels without a drawing");
        }
    }

    private static IEnumerable<Fault> Troubles(ContentSnapshot snapshot, ArticleDirectory directory) => snapshot.Topics.Troubles
        .Where(trouble => !directory.Knows(trouble.Article))
        .Select(trouble => new Fault("topics.yaml", snapshot.Topics.ArticleLines[trouble.Article], $"unknown article {trouble.Article}"));

    private static IEnumerable<Fault> Words(ContentSnapshot snapshot)
    {
        var keys = snapshot.Glossaries.Values.SelectMany(words => words.Keys).Distinct().ToList();
        foreach (var language in Language.Codes)
        {
            var words = snapshot.Glossaries.GetValueOrDefault(language);
            foreach (var missing in keys.Where(k => words?.ContainsKey(k) is not true)) yield return new Fault($"glossary/{language}.yaml", 1, $"term {missing} is missing");
        }
    }
}
