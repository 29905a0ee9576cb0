using Portal.Web.Help;
using Portal.Web.Site;

namespace Portal.Web.Search.Counting;

/// <summary>Called by the browser: which article of the results was opened. It answers nothing, to nobody, whatever it is sent.</summary>
internal static class ClickEndpoint
{
    // Without a limit of its own: forms are few for each address, and these must not use them up.
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(
                "/{language:language}/search/opened",
                (HttpContext context, string language, string? q, string? to, SearchCounter counter, ArticleCatalog catalog) =>
                {
                    if (q is not null && context.Request.ComesFromHere() && ArticleAt(to, catalog) is { } article)
                        counter.Opened(context, language, q, article.Key);
                    return Microsoft.AspNetCore.Http.Results.NoContent();
                }
            )
            .DisableRateLimiting();

    private static Article? ArticleAt(string? address, ArticleCatalog catalog) =>
        address?.Split('/') is ["", var code, "help", var slug] && Language.TryFind(code, out var language)
            ? catalog.BySlug(language, slug)
            : null;
}
