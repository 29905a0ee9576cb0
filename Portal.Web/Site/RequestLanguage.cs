using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace Portal.Web.Site;

/// <summary>Finds the language of a request: the address says it, else the reader's last choice, else the browser.</summary>
public static class RequestLanguage
{
    /// <summary>Remembers the choice for the bare address "/". Pages never need it: their address carries the language.</summary>
    public const string Cookie = "language";

    // Kept with the request, because an error page is rendered under an address that has no language.
    public static Language LanguageOf(this HttpContext context)
    {
        if (context.Features.Get<Language>() is { } known)
            return known;
        var language = Language.FromPath(context.Request.Path) ?? Asked(context.Request) ?? Chosen(context.Request) ?? Language.English;
        context.Features.Set(language);
        return language;
    }

    // A client of OpenID Connect says which languages its reader knows, the best first; its addresses have none.
    private static Language? Asked(HttpRequest request)
    {
        if (!request.Path.StartsWithSegments("/connect", StringComparison.Ordinal))
            return null;
        foreach (var wanted in request.Query["ui_locales"].ToString().Split(' '))
            if (Language.TryFind(wanted.Split('-')[0].ToLowerInvariant(), out var language))
                return language;
        return null;
    }

    /// <summary>The language a person without an address in a language would want.</summary>
    public static Language? Chosen(HttpRequest request) =>
        Language.TryFind(request.Cookie(Cookie), out var remembered) ? remembered : FromBrowser(request);

    public static void Remember(this HttpResponse response, Language language) =>
        response.SetCookie(Cookie, language.Code, TimeSpan.FromDays(365));

    /// <summary>Texts, dates and numbers of the rest of the request are in its language.</summary>
    public static IApplicationBuilder UseReaderLanguage(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var culture = context.LanguageOf().Culture;
                (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
                return next(context);
            }
        );

    private static Language? FromBrowser(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted))
            return null;
        foreach (var value in wanted.OrderByDescending(w => w.Quality ?? 1))
            if (value.Quality != 0 && Language.TryFind(value.Value.ToString().Split('-')[0].ToLowerInvariant(), out var language))
                return language;
        return null;
    }
}
