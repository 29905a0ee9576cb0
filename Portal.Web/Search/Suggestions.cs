using Portal.Search;
using Portal.Web.Help;
using Portal.Web.Site;

namespace Portal.Web.Search;

/// <summary>What a reader may mean while typing: articles to open at once, and queries to go on with.</summary>
internal static class Suggestions
{
    private const int Shown = 6;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapMethods("/{language:language}/search/suggestions", Methods.Read, async (HttpContext context, string language, string? q, SearchIndex index, Shelf shelf, CancellationToken ct) =>
        {
            var engine = await index.EngineAsync(ct);
            context.Response.Headers.CacheControl = "private, max-age=60";
            return Microsoft.AspNetCore.Http.Results.Json(engine.Suggest(language, q ?? "", Shown).Select(s => Show(s, Language.Of(language), shelf)));
        });

    private static Completion Show(Suggestion suggestion, Language language, Shelf shelf) => new(
        [.. suggestion.Text.Select(run => new Run(run.Text, run.Marked))],
        shelf.In(language.Code, suggestion.Id)?.AddressFor(language));

    /// <summary>Text in runs, because the script builds elements and never parses HTML.</summary>
    private sealed record Run(string Text, bool Marked);

    /// <summary>Without an address it is a query.</summary>
    private sealed record Completion(IReadOnlyList<Run> Runs, string? Address);
}
