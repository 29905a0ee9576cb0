using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity;

/// <summary>Where somebody was going before they had to sign in, or to show who they are.</summary>
public static class ReturnUrl
{
    /// <summary>The way to sign in and back to what was asked for.</summary>
    public static string SignIn(HttpContext context) =>
        context.RequestServices.GetRequiredService<SiteLinks>().In(context.LanguageOf()).SignIn.Index(Of(context));

    /// <summary>The address that shows what was asked for: a form that was sent is shown again.</summary>
    public static string Of(HttpContext context)
    {
        var query = HttpMethods.IsGet(context.Request.Method)
            ? context.Request.QueryString
            : QueryString.Create(context.Request.Query.Where(q => q.Key != "handler"));
        return $"{context.Request.Path}{query}";
    }
}
