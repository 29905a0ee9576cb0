using System.Text;
using Portal.Web.Data;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Help.Feeds;

/// <summary>An article as Markdown with everything filled in, for programs and people who read plain text.</summary>
internal static class MarkdownText
{
    private const string Source = "select source from revision where id = @RevisionId";

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods(
            "/{language:language}/help/{slug}.md",
            AllowedMethods.Read,
            [Cacheable]
            async (
                HttpContext context,
                string language,
                string slug,
                ArticleCatalog catalog,
                MarkdownView view,
                Database db,
                CancellationToken ct
            ) =>
            {
                if (catalog.BySlug(Language.FromCode(language), slug) is not { } article || article.Language != language)
                    return Results.NotFound();
                if (await db.SingleOrDefaultAsync<string>(Source, new { article.RevisionId }, ct) is not { } source)
                    return Results.NotFound();
                context.Cache(HelpSetup.ArticleTag + article.Key);
                return Results.Text(view.Write(article, source), "text/markdown", Encoding.UTF8);
            }
        );
}
