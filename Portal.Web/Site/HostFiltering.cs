using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.Primitives;

namespace Portal.Web.Site;

/// <summary>
/// Refuses what is addressed to another host (AllowedHosts), with the error page of the reader's language. The framework's own filter
/// answers in bare English and without our headers.
/// </summary>
internal static class HostFiltering
{
    public static IServiceCollection AddKnownHosts(this IServiceCollection services) =>
        services.Configure<HostFilteringOptions>(o => o.AllowedHosts = ["*"]);

    public static IApplicationBuilder UseKnownHosts(this WebApplication app)
    {
        var known = (app.Configuration["AllowedHosts"] ?? "*")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(h => new StringSegment(h))
            .ToList();
        if (known.Contains("*"))
            return app;
        string? accepted = null; // nearly all readers ask for the same host: comparing its whole text is all they pay
        return app.Use(
            (context, next) =>
            {
                if (context.Request.Host is { HasValue: true } host && host.Value != accepted && !IsProbe(context.Request.Path))
                {
                    if (HostString.MatchesAny(host.Host, known))
                        accepted = host.Value;
                    else
                        Refuse(context);
                }

                return next(context);
            }
        );
    }

    // Whoever watches over the program asks by its address, and is shown none.
    private static bool IsProbe(PathString path) => path.StartsWithSegments("/health", StringComparison.Ordinal);

    // The rest of the pipeline sees somebody who asks for the error page itself.
    private static void Refuse(HttpContext context)
    {
        context.LanguageOf(); // of the address that was asked for
        (context.Request.Method, context.Request.Path, context.Request.QueryString) = (HttpMethods.Get, "/error/400", QueryString.Empty);
    }
}
