namespace Portal.Web.Site;

/// <summary>
/// Tells the browsers behind one address apart, by the cookie that comes with every form of the site. Anybody can have many of them, so it
/// gives nobody more than a fair share of what their network may do.
/// </summary>
public static class BrowserCookie
{
    /// <summary>The cookie of forms where connections are encrypted.</summary>
    public const string Encrypted = "__Host-form";

    /// <summary>The cookie of forms elsewhere.</summary>
    public const string Plain = "form";

    /// <summary>Null for a browser that has not seen a form yet.</summary>
    public static string? Read(HttpContext context) =>
        context.Request.Headers.Cookie.Count == 0 ? null : context.Request.Cookies[Encrypted] ?? context.Request.Cookies[Plain];
}
