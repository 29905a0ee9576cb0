namespace Portal.Web.Site;

/// <summary>Cookies the portal sets. Over https they carry the __Host- prefix, so that no other host can write them.</summary>
public static class PortalCookie
{
    /// <summary>The cookie that names a session.</summary>
    public const string Session = "session";

    /// <summary>
    /// Whoever is signed in may see other pages than everybody: such a request is neither answered from what is kept nor kept.
    /// </summary>
    public static bool CarriesSession(this HttpRequest request) => request.Headers.Cookie.Count > 0 && request.Cookie(Session) is not null;

    public static string? Cookie(this HttpRequest request, string name) => request.Cookies[NameOf(request, name)];

    public static void SetCookie(this HttpResponse response, string name, string value, TimeSpan lifetime)
    {
        var request = response.HttpContext.Request;
        response.Cookies.Append(
            NameOf(request, name),
            value,
            new CookieOptions
            {
                MaxAge = lifetime,
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Secure = request.IsHttps,
                Path = "/",
                IsEssential = true,
            }
        );
    }

    /// <summary>The name a cookie has on this connection.</summary>
    public static string NameOf(HttpRequest request, string name) => request.IsHttps ? "__Host-" + name : name;
}
