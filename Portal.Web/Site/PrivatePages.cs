using Microsoft.Extensions.Primitives;

namespace Portal.Web.Site;

/// <summary>
/// What somebody signed in sees is kept by nobody: not by the browser for whoever goes back later, and by nothing in between.
/// </summary>
internal static class PrivatePages
{
    private static readonly StringValues NoStore = "no-store";

    public static IApplicationBuilder UsePrivatePages(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
            {
                if (context.User.Identity is { IsAuthenticated: true })
                {
                    context.Response.OnStarting(
                        static state =>
                        {
                            ((HttpResponse)state).Headers.CacheControl = NoStore;
                            return Task.CompletedTask;
                        },
                        context.Response
                    );
                }

                return next(context);
            }
        );
}
