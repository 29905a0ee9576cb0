using Portal.Web.Help.Content;
using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Help.Feeds;

/// <summary>
/// Writes a published source as plain Markdown: variables filled in, links leading to the Markdown of other articles' pages.
/// </summary>
public sealed class MarkdownView(PublishedContexts contexts, SiteUrls address)
{
    public string Write(Article article, string source)
    {
        var language = Language.FromCode(article.Language);
        var rendered = ArticleRenderer.Render(ParsedArticle.Parse(source).Text, contexts.For(language, language, address.Absolute));
        return $"# {article.Title}\n\n> {article.Summary}\n\n{rendered.Markdown.Trim()}\n";
    }
}
