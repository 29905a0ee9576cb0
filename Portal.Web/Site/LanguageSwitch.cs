using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Portal.Web.Site;

/// <summary>The bare address chooses a language; the language switch remembers one, also without scripts.</summary>
internal static class LanguageSwitch
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapMethods(
            "/",
            AllowedMethods.Read,
            (HttpContext context) =>
            {
                var language = RequestLanguage.Chosen(context.Request) ?? Language.English;
                return Go(context, language, language.Home);
            }
        );
        app.MapMethods(
            "/language/{language:language}",
            AllowedMethods.Read,
            (HttpContext context, string language, string? to) =>
            {
                var chosen = Language.FromCode(language);
                return Go(context, chosen, LocalUrl.Parse(to) is { } ours && IsOf(ours, chosen) ? ours : chosen.Home);
            }
        );
    }

    /// <summary>It sets the cookie and leads on. Escaped, so that nothing in it means anything to HTML.</summary>
    private static string Address(Language language, string to) => $"/language/{language}?to={Uri.EscapeDataString(to)}";

    /// <summary>
    /// The entries of the switch. Put together here, because six links with five attributes each were a tenth of the work of the layout.
    /// </summary>
    public static IHtmlContent Links(Language current, IReadOnlyDictionary<string, string> addresses)
    {
        var links = new StringBuilder(1024);
        foreach (var language in Language.All)
        {
            var mark = language == current ? " aria-current=\"true\"" : "";
            var address = Address(language, addresses.GetValueOrDefault(language.Code, language.Home));
            links.Append(
                CultureInfo.InvariantCulture,
                $"<li><a lang=\"{language}\" hreflang=\"{language}\" rel=\"nofollow\"{mark} href=\"{address}\">{language.Name}</a></li>"
            );
        }

        return new HtmlString(links.ToString());
    }

    private static IResult Go(HttpContext context, Language language, string to)
    {
        context.Response.Remember(language);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Vary = "Accept-Language, Cookie";
        return Results.LocalRedirect(to);
    }

    // Only a page of the chosen language: nobody can use the switch to lead people to another site.
    private static bool IsOf(string to, Language language) =>
        to == language.Home || to.StartsWith(language.Home + "/", StringComparison.Ordinal);
}
