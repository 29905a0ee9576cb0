using Portal.Web.Help.Content;
using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Help.Feeds;

/// <summary>
/// Writes a published source as plain Markdown: variables filled in, links leading to the Markdown of other articles' pages.
/// </summary>
public sealed class MarkdownView(ArticleCatalog shelf, ContentLibrary library, HelpText text, SiteUrls address)
{
    public string Write(Article article, string source)
    {
        var rendered = ArticleRenderer.Render(ParsedArticle.Parse(source).Text, ContextFor(Language.FromCode(article.Language)));
        return $"# {article.Title}\n\n> {article.Summary}\n\n{rendered.Markdown.Trim()}\n";
    }

    private RenderContext ContextFor(Language language) =>
        new()
        {
            Language = language.Code,
            Variables = new ArticleVariables(library.Current.Variables(language.Code), key => text(language.Code, key)),
            Glossary = library.Current.Words(language.Code),
            Article = key =>
                shelf.Best(language, key) is { } article
                    ? new ArticleLink(address.Absolute(article.AddressFor(language)), article.Title)
                    : null,
            Topic = key => library.Current.Topics.Find(key) is { } topic ? address.Absolute(topic.AddressFor(language)) : null,
            Page = name => HelpUrls.Page(language.Code, name) is { } page ? address.Absolute(page) : null,
            Figure = name => library.Current.Figure(name, language.Code),
            Text = key => text(language.Code, key),
        };
}
