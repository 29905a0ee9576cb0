using Microsoft.AspNetCore.Authorization;

namespace Portal.Web.Site;

/// <summary>
/// Says that the session of a request could not be read, because the database is away. Nobody is then signed in: pages that everybody may
/// read are read on, least of all the one that says what is wrong is refused, and every other page ends with the fault.
/// </summary>
/// <param name="Error">Why it could not be read.</param>
/// <remarks>
/// A fault thrown while somebody is authenticated would be thrown again on the page that explains it: the framework keeps the outcome for
/// the whole request.
/// </remarks>
public sealed record SessionFault(Exception Error);

internal static class SessionFaultExtensions
{
    /// <summary>Behind authentication: ends requests that need to know who asks.</summary>
    public static IApplicationBuilder UseReadableSessions(this IApplicationBuilder app) =>
        app.Use(
            (context, next) =>
                context.Features.Get<SessionFault>() is { } fault && !IsForEverybody(context)
                    ? throw new InvalidOperationException("The session could not be read.", fault.Error)
                    : next(context)
        );

    private static bool IsForEverybody(HttpContext context) =>
        context.GetEndpoint()?.Metadata is not { } page
        || page.GetMetadata<WithoutDatabaseAttribute>() is not null
        || (IsRead(context.Request.Method) && page.GetMetadata<IAuthorizeData>() is null);

    private static bool IsRead(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
}
