using System.Text;
using Microsoft.Extensions.Localization;
using Portal.Web.Help.Content;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Help.Feeds;

/// <summary>A plain list of all articles of one language for programs that read text, with the addresses of their Markdown.</summary>
internal static class LlmsText
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods(
            "/{language:language}/llms.txt",
            AllowedMethods.Read,
            [Cacheable]
            (
                HttpContext context,
                string language,
                ArticleCatalog catalog,
                ContentLibrary library,
                ProviderProfile provider,
                SiteUrls address,
                IStringLocalizer<Text> texts
            ) =>
            {
                context.Cache(HelpSetup.AnyArticle);
                var reader = Language.FromCode(language);
                var lines = library.Current.Topics.All.SelectMany(topic => TopicLines(topic, reader, catalog, address));
                var text = string.Join(
                    '\n',
                    [$"# {provider.Name}", "", $"> {texts["Home.Description", provider.Name].Value}", .. lines, ""]
                );
                return Results.Text(text, "text/plain", Encoding.UTF8);
            }
        );

    private static IEnumerable<string> TopicLines(Topic topic, Language reader, ArticleCatalog catalog, SiteUrls address) =>
        catalog
            .All.Where(a => a.Language == reader.Code && a.Topic == topic.Key)
            .Select(a => $"- [{a.Title}]({address.Absolute(a.Address)}.md): {a.Summary}")
            .Prepend("")
            .Prepend($"## {topic.Title.For(reader)}")
            .Prepend("");
}
