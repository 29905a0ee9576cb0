using System.Text;
using System.Xml.Linq;
using Portal.Web.Site;
using Portal.Web.Site.Links;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Help.Feeds;

/// <summary>Every indexable page with its alternates in the other languages, as sitemaps.org and the hreflang extension want it.</summary>
internal static class Sitemap
{
    private static readonly XNamespace Urlset = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods(
            "/sitemap.xml",
            AllowedMethods.Read,
            [Cacheable]
            async (
                HttpContext context,
                ArticleCatalog catalog,
                ContentLibrary library,
                SiteUrls address,
                SiteLinks links,
                IEnumerable<SitemapPages> others
            ) =>
            {
                context.Cache(HelpSetup.AnyArticle);
                var urls = Document(catalog, library, address, links);
                foreach (var pages in others)
                foreach (var page in await pages(context.RequestAborted))
                    urls.Add(InAll(address, l => page(links.In(l))));
                return Results.Text(XmlText.Document(urls), "application/xml", Encoding.UTF8);
            }
        );

    private static XElement Document(ArticleCatalog catalog, ContentLibrary library, SiteUrls address, SiteLinks links)
    {
        var urls = new XElement(Urlset + "urlset", new XAttribute(XNamespace.Xmlns + "xhtml", Xhtml));
        urls.Add(
            InAll(address, l => l.Home),
            InAll(address, l => links.In(l).Help.Index),
            InAll(address, l => links.In(l).Status.Index),
            InAll(address, l => links.In(l).Plans.Index),
            InAll(address, l => links.In(l).Plans.Place),
            InAll(address, l => links.In(l).Plans.Advice),
            InAll(address, l => links.In(l).Help.Passwords),
            InAll(address, l => links.In(l).Guides.SpeedTest)
        );
        foreach (var topic in library.Current.Topics.All)
            urls.Add(InAll(address, topic.AddressFor));
        foreach (var languages in catalog.All.GroupBy(a => a.Key))
            urls.Add(Urls(address, languages.ToDictionary(a => a.Language, a => a.Address), languages.Max(a => a.PublishedAt)));
        foreach (var page in library.Current.Pages.All)
            urls.Add(
                Urls(
                    address,
                    page.ToDictionary(p => p.Key, p => HelpUrls.ContentPage(p.Key, p.Value.Key)),
                    new(page.Values.Max(p => p.Updated), TimeOnly.MinValue, TimeSpan.Zero)
                )
            );
        return urls;
    }

    private static IEnumerable<XElement> InAll(SiteUrls address, Func<Language, string> path) =>
        Urls(address, Language.All.ToDictionary(l => l.Code, path), null);

    private static IEnumerable<XElement> Urls(SiteUrls address, Dictionary<string, string> paths, DateTimeOffset? changed) =>
        paths.Values.Select(path => new XElement(
            Urlset + "url",
            new XElement(Urlset + "loc", address.Absolute(path)),
            changed is { } at ? new XElement(Urlset + "lastmod", at.ToString("yyyy-MM-dd", null)) : null,
            paths.Select(p => Alternate(p.Key, address.Absolute(p.Value))),
            paths.TryGetValue("en", out var english) ? Alternate("x-default", address.Absolute(english)) : null
        ));

    private static XElement Alternate(string language, string address) =>
        new(Xhtml + "link", new XAttribute("rel", "alternate"), new XAttribute("hreflang", language), new XAttribute("href", address));
}
