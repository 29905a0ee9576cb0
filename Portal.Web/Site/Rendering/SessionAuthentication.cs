namespace Portal.Web.Site.Rendering;

/// <summary>
/// Finds out who is signed in. Whoever sends no cookie is nobody, and does not pay for the question: nearly every reader of a help page.
/// </summary>
internal static class SessionAuthentication
{
    // The mark by which the framework knows that authentication has its place; without it, it puts another one in front of everything, and
    // finished pages pay for it.
    private const string Placed = "__AuthenticationMiddlewareSet";

    public static IApplicationBuilder UseSignedIn(this WebApplication app)
    {
        if (app.Services.GetRequiredService<StockParts>().Has("SessionAuthentication"))
            return app.UseAuthentication();
        ((IApplicationBuilder)app).Properties[Placed] = true;
        return app.UseWhen(context => context.Request.Headers.Cookie.Count > 0, known => known.UseAuthentication());
    }
}
