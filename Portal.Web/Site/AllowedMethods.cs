namespace Portal.Web.Site;

/// <summary>
/// The site is read with GET and HEAD and written with POST. Everything else, TRACE above all, is refused before anything runs.
/// </summary>
public static class AllowedMethods
{
    /// <summary>For an address that can be read: with GET, and with HEAD by those who only ask whether it is there.</summary>
    public static readonly string[] Read = [HttpMethods.Get, HttpMethods.Head];

    public static IApplicationBuilder UseKnownMethods(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                var method = context.Request.Method;
                if (HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsPost(method))
                    return next(context);
                context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                context.Response.Headers.Allow = "GET, HEAD, POST";
                return Task.CompletedTask;
            }
        );
}
