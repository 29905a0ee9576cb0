using Portal.Web.Site;

namespace Portal.Web.Help.Content;

/// <summary>An article exists in every language, and stands in the same place in each.</summary>
internal static class LanguageCheck
{
    public static IEnumerable<Diagnostic> Run(IGrouping<string, ArticleFile> article)
    {
        foreach (var missing in Language.Codes.Except(article.Select(a => a.Language)))
        {
            yield return new Diagnostic(ArticleFile.PathOf(article.Key, missing), 1, "this language is missing");
        }

        var readable = Language.Codes.SelectMany(l => article.Where(a => a.Language == l && !a.Parsed.Faults.Any(f => f.Blocks))).ToList();
        if (readable is not [var first, .. var others])
            yield break;
        foreach (var other in others)
        {
            var (ours, theirs) = (other.Parsed.Front, first.Parsed.Front);
            if (ours.Topic != theirs.Topic)
                yield return At(other, "topic");
            if (!ours.Related.SequenceEqual(theirs.Related))
                yield return At(other, "related");
        }

        Diagnostic At(ArticleFile file, string key) =>
            new(file.Path, file.Parsed.LineOf(key), $"{key} is not the same as in {first.Language}.md");
    }
}
