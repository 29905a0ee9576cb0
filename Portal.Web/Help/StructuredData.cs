using System.Runtime.CompilerServices;
using System.Text.Json;
using Portal.Web.Help.Content;
using Portal.Web.Site;

namespace Portal.Web.Help;

/// <summary>
/// What search engines read beside the text. Serialised with the default encoder, which
/// leaves no character that could end a script element.
/// </summary>
internal static class StructuredData
{
    private static readonly ConditionalWeakTable<Article, IReadOnlyList<string>> Known = [];

    /// <summary>The article and the way to it, made once for as long as this version of the article is published.</summary>
    public static IReadOnlyList<string> For(Article article, Topic topic, SiteUrls address) =>
        Known.GetValue(
            article,
            _ =>
            {
                var language = Language.FromCode(article.Language);
                return
                [
                    ForArticle(article, address),
                    ForBreadcrumbs(address, [(topic.Title.For(language), topic.AddressFor(language)), (article.Title, article.Address)]),
                ];
            }
        );

    private static string ForArticle(Article article, SiteUrls address) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["@context"] = "https://schema.org",
                ["@type"] = "Article",
                ["headline"] = article.Title,
                ["description"] = article.Summary,
                ["inLanguage"] = article.Language,
                ["datePublished"] = article.PublishedAt.ToString("yyyy-MM-dd", null),
                ["dateModified"] = article.PublishedAt.ToString("yyyy-MM-dd", null),
                ["mainEntityOfPage"] = address.Absolute(article.Address),
            }
        );

    public static string ForBreadcrumbs(SiteUrls address, IEnumerable<(string Name, string Path)> trail) =>
        JsonSerializer.Serialize(
            new Dictionary<string, object>
            {
                ["@context"] = "https://schema.org",
                ["@type"] = "BreadcrumbList",
                ["itemListElement"] = trail
                    .Select(
                        (step, index) =>
                            new Dictionary<string, object>
                            {
                                ["@type"] = "ListItem",
                                ["position"] = index + 1,
                                ["name"] = step.Name,
                                ["item"] = address.Absolute(step.Path),
                            }
                    )
                    .ToList(),
            }
        );
}
