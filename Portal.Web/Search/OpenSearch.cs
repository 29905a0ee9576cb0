using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.Links;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Search;

/// <summary>Lets a browser add the help as a search engine (OpenSearch 1.1).</summary>
internal static class OpenSearch
{
    private static readonly XNamespace Description = "http://a9.com/-/spec/opensearch/1.1/";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods(
                "/{language:language}/opensearch.xml",
                AllowedMethods.Read,
                [Cacheable]
                (
                    HttpContext context,
                    string language,
                    ProviderProfile provider,
                    SiteUrls address,
                    SiteLinks links,
                    IStringLocalizer<Text> texts
                ) =>
                {
                    context.Cache();
                    return Microsoft.AspNetCore.Http.Results.Text(
                        Document(language, provider, address, links.In(language).Help.Search(), texts),
                        "application/opensearchdescription+xml",
                        Encoding.UTF8
                    );
                }
            )
            .WithName("Search.OpenSearch");

    private static string Document(
        string language,
        ProviderProfile provider,
        SiteUrls address,
        string search,
        IStringLocalizer<Text> texts
    ) =>
        XmlText.Document(
            new XElement(
                Description + "OpenSearchDescription",
                new XElement(Description + "ShortName", provider.Name.Length > 16 ? provider.Name[..16] : provider.Name),
                new XElement(Description + "Description", texts["Home.Description", provider.Name].Value),
                new XElement(Description + "Language", language),
                new XElement(Description + "InputEncoding", "UTF-8"),
                new XElement(
                    Description + "Image",
                    new XAttribute("width", 32),
                    new XAttribute("height", 32),
                    address.Absolute("/favicon.ico")
                ),
                new XElement(
                    Description + "Url",
                    new XAttribute("type", "text/html"),
                    new XAttribute("template", address.Absolute($"{search}?q={{searchTerms}}"))
                )
            )
        );
}
