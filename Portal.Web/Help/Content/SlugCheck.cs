namespace Portal.Web.Help.Content;

/// <summary>An address belongs to one article: the second file that claims it cannot be published.</summary>
internal static class SlugCheck
{
    public static IEnumerable<Diagnostic> Run(IReadOnlyList<ArticleFile> articles)
    {
        foreach (var same in articles.Where(a => a.Parsed.Front.Slug.Length > 0).GroupBy(a => (a.Language, a.Parsed.Front.Slug)))
        {
            foreach (var second in same.Skip(1))
                yield return Taken(second, same.First().Key);
        }
    }

    public static Diagnostic Taken(ArticleFile file, string owner) =>
        new(file.Path, file.Parsed.LineOf("slug"), $"slug {file.Parsed.Front.Slug} belongs to article {owner}", Blocks: true);
}
