namespace Portal.Web.Site;

/// <summary>The bare address chooses a language; the language switch remembers one, also without scripts.</summary>
internal static class LanguageSwitch
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods("/", Methods.Read, (HttpContext context) =>
        {
            var language = ReaderLanguage.Chosen(context.Request) ?? Language.English;
            return Go(context, language, $"/{language}");
        });
        app.MapMethods("/language/{language:language}", Methods.Read, (HttpContext context, string language, string? to) =>
        {
            var chosen = Language.Of(language);
            return Go(context, chosen, IsOurs(to, chosen) ? to! : $"/{chosen}");
        });
    }

    /// <summary>The address in the language switch; it sets the cookie and leads on.</summary>
    public static string Address(Language language, string to) => $"/language/{language}?to={Uri.EscapeDataString(to)}";

    private static IResult Go(HttpContext context, Language language, string to)
    {
        context.Response.Remember(language);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept-Language, Cookie";
        return Results.LocalRedirect(to);
    }

    // Only a page of the chosen language: nobody can use the switch to lead people to another site.
    private static bool IsOurs(string? to, Language language) =>
        to is not null && (to == $"/{language}" || to.StartsWith($"/{language}/", StringComparison.Ordinal)) && !to.Any(c => char.IsControl(c) || c == '\\');
}
