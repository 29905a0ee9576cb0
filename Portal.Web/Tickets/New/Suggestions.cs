using Portal.Web.Search;
using Portal.Web.Site;

namespace Portal.Web.Tickets.New;

/// <summary>
/// Articles for what somebody is writing, for the script of the form. It is sent as a form, because addresses are kept in logs and this is
/// somebody's own.
/// </summary>
internal static class Suggestions
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost(
                "/{language:language}/tickets/suggestions",
                async (HttpContext context, string language, ArticleSuggester suggester, CancellationToken ct) =>
                {
                    if (
                        !context.Request.ComesFromHere()
                        || !context.Request.HasFormContentType
                        || context.Request.ContentLength is not (> 0 and < 16_384)
                    )
                        return Results.StatusCode(StatusCodes.Status400BadRequest);
                    var form = await context.Request.ReadFormAsync(ct);
                    if (TicketForms.Read(form["type"]) is not { } type)
                        return Results.StatusCode(StatusCodes.Status400BadRequest);
                    context.Response.Headers.CacheControl = "no-store";
                    var reader = Language.FromCode(language);
                    return Results.Json(
                        (await suggester.FindAsync(type, reader, form["subject"], form["text"], ct)).Select(f => Show(f, reader))
                    );
                }
            )
            .WithName("Tickets.Suggestions")
            .DisableAntiforgery()
            .WithMetadata(new ScriptRequestAttribute());

    private static Suggestion Show(FoundArticle found, Language reader) =>
        new(found.Article.Key, found.Article.Title, found.Article.Summary, found.AddressFor(reader));

    private sealed record Suggestion(string Key, string Title, string Summary, string Address);
}
