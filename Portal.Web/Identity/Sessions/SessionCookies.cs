using Microsoft.AspNetCore.Authentication.Cookies;
using Portal.Web.Site;

namespace Portal.Web.Identity.Sessions;

/// <summary>
/// Gives the framework's cookies the same prefix as all others: __Host- wherever the
/// connection is encrypted, so that no other host can plant one.
/// </summary>
internal sealed class SessionCookies : ICookieManager
{
    private readonly ChunkingCookieManager cookies = new();

    public string? GetRequestCookie(HttpContext context, string key) =>
        cookies.GetRequestCookie(context, PortalCookie.NameOf(context.Request, key));

    public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
        cookies.AppendResponseCookie(context, PortalCookie.NameOf(context.Request, key), value, options);

    public void DeleteCookie(HttpContext context, string key, CookieOptions options) =>
        cookies.DeleteCookie(context, PortalCookie.NameOf(context.Request, key), options);
}
