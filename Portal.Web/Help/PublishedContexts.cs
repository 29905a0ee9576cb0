using Portal.Web.Help.Content;
using Portal.Web.Help.Markdown;
using Portal.Web.Site;

namespace Portal.Web.Help;

/// <summary>What a text is rendered with while the portal runs: links lead to what is published at this moment.</summary>
public sealed class PublishedContexts(ArticleCatalog catalog, ContentLibrary library, HelpText text)
{
    /// <param name="language">Of the text.</param>
    /// <param name="reader">Whose part of the site links lead to.</param>
    /// <param name="address">What becomes of the path of a link.</param>
    public RenderContext For(Language language, Language reader, Func<string, string> address)
    {
        var content = library.Current;
        return new RenderContext
        {
            Language = language.Code,
            Variables = new ArticleVariables(content.Variables(language.Code), key => text(language.Code, key)),
            Glossary = content.Words(language.Code),
            Article = key =>
                catalog.Best(reader, key) is { } article ? new ArticleLink(address(article.AddressFor(reader)), article.Title) : null,
            Topic = key => content.Topics.Find(key) is { } topic ? address(topic.AddressFor(reader)) : null,
            Page = name => HelpUrls.Page(reader.Code, name, content) is { } page ? address(page) : null,
            Figure = name => content.Figure(name, language.Code),
            Text = key => text(language.Code, key),
        };
    }
}
