using System.Text;
using Microsoft.Extensions.Localization;
using Portal.Web.Site;
using Portal.Web.Site.FinishedPages;

namespace Portal.Web.Help.Feeds;

/// <summary>A plain list of all articles of one language for programs that read text, with the addresses of their Markdown.</summary>
internal static class LlmsText
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/{language:language}/llms.txt", [Finished] (HttpContext context, string language, Shelf shelf, ContentLibrary library, Brand brand, PublicAddress address, IStringLocalizer<Text> texts) =>
        {
            context.Finish(HelpSetup.AnyArticle);
            var text = new StringBuilder($"# {brand.Name}\n\n> {texts["Home.Description", brand.Name]}\n");
            foreach (var topic in library.Current.Topics.All)
            {
                text.Append($"\n## {topic.Title.For(language)}\n\n");
                foreach (var article in shelf.All.Where(a => a.Language == language && a.Topic == topic.Key))
                    text.Append($"- [{article.Title}]({address.Of(article.Address)}.md): {article.Summary}\n");
            }

            return Results.Text(text.ToString(), "text/plain", Encoding.UTF8);
        });
}
