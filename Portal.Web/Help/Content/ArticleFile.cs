namespace Portal.Web.Help.Content;

/// <summary>One article in one language, as a file.</summary>
public sealed record ArticleFile(string Key, string Language, string Path, string Source)
{
    private readonly Lazy<ParsedArticle> parsed = new(() => ParsedArticle.Parse(Source, Path));

    public ParsedArticle Parsed => parsed.Value;

    internal static string PathOf(string key, string language) => $"articles/{key}/{language}.md";
}
