using Portal.Search;
using Portal.Web.Help;
using Portal.Web.Site;

namespace Portal.Web.Search;

/// <summary>What a reader may mean while typing: articles to open at once, and queries to go on with.</summary>
internal static class Suggestions
{
    private const int Shown = 6;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods(
                "/{language:language}/search/suggestions",
                AllowedMethods.Read,
                async (
                    HttpContext context,
                    string language,
                    string? q,
                    SearchIndex index,
                    ArticleFinder finder,
                    ArticleCatalog catalog,
                    CancellationToken ct
                ) =>
                {
                    var engine = await index.EngineAsync(ct);
                    context.Response.Headers.CacheControl = "private, max-age=60";
                    var typed = q ?? "";
                    var shown = engine
                        .Suggest(language, typed, Shown)
                        .Select(s => Show(s, language, typed, finder, catalog))
                        .OfType<Completion>();
                    return Microsoft.AspNetCore.Http.Results.Json(shown);
                }
            )
            .WithName("Search.Suggestions")
            .WithMetadata(new ScriptRequestAttribute());

    private static Completion? Show(Suggestion suggestion, string language, string typed, ArticleFinder finder, ArticleCatalog catalog)
    {
        if (suggestion.Intent is { } key)
            return finder.Intent(language, key) is { } intent ? new([new(intent.Title, false)], intent.AddressFor(language, typed)) : null;
        var article = catalog.In(language, suggestion.Id);
        return new([.. suggestion.Text.Select(run => new Run(run.Text, run.Marked))], article?.AddressFor(Language.FromCode(language)));
    }

    /// <summary>Text in runs, because the script builds elements and never parses HTML.</summary>
    private sealed record Run(string Text, bool Marked);

    /// <summary>Without an address it is a query.</summary>
    private sealed record Completion(IReadOnlyList<Run> Runs, string? Address);
}
