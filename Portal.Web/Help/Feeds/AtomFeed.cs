using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.Links;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Help.Feeds;

/// <summary>The newest articles of one language (RFC 4287).</summary>
internal static class AtomFeed
{
    private const int Length = 30;
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods(
                "/{language:language}/feed.atom",
                AllowedMethods.Read,
                [Cacheable]
                (
                    HttpContext context,
                    string language,
                    ArticleCatalog catalog,
                    ProviderProfile provider,
                    SiteUrls address,
                    SiteLinks links,
                    IStringLocalizer<Text> texts
                ) =>
                {
                    context.Cache(HelpSetup.AnyArticle);
                    var articles = catalog
                        .All.Where(a => a.Language == language)
                        .OrderByDescending(a => a.PublishedAt)
                        .ThenBy(a => a.Key, StringComparer.Ordinal)
                        .Take(Length)
                        .ToList();
                    return Results.Text(
                        Document(language, articles, $"{provider.Name}: {texts["Site.Feed"]}", provider.Name, address, links.In(language)),
                        "application/atom+xml",
                        Encoding.UTF8
                    );
                }
            )
            .WithName("Help.Feed");

    private static string Document(
        string language,
        List<Article> articles,
        string title,
        string author,
        SiteUrls address,
        PageLinks links
    ) =>
        XmlText.Document(
            new XElement(
                Atom + "feed",
                new XAttribute(XNamespace.Xml + "lang", language),
                new XElement(Atom + "id", address.Absolute(links.Help.Feed)),
                new XElement(Atom + "title", title),
                new XElement(Atom + "author", new XElement(Atom + "name", author)),
                new XElement(Atom + "updated", Instant(articles.Count > 0 ? articles[0].PublishedAt : DateTimeOffset.UnixEpoch)),
                Link("self", address.Absolute(links.Help.Feed)),
                Link("alternate", address.Absolute(links.Home)),
                articles.Select(a => Entry(a, address))
            )
        );

    private static XElement Entry(Article article, SiteUrls address) =>
        new(
            Atom + "entry",
            new XElement(Atom + "id", address.Absolute(article.Address)),
            new XElement(Atom + "title", article.Title),
            new XElement(Atom + "updated", Instant(article.PublishedAt)),
            new XElement(Atom + "summary", article.Summary),
            Link("alternate", address.Absolute(article.Address))
        );

    private static XElement Link(string rel, string href) => new(Atom + "link", new XAttribute("rel", rel), new XAttribute("href", href));

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null);
}
