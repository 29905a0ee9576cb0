using Portal.Web.Data;
using Portal.Web.Identity.Connect;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.External;

/// <summary>Where identity servers say that a session there is over, and where people come back from signing out there.</summary>
internal static class LogoutEndpoints
{
    private const int MaxToken = 16_384;

    /// <summary>OpenID Connect Back-Channel Logout: called by the server itself, with a token it has signed.</summary>
    public static async Task BackChannelAsync(HttpContext context)
    {
        var ct = context.RequestAborted;
        if (ServerOf(context) is not { } server)
            return;
        context.Response.Headers.CacheControl = "no-store";
        var token = context.Request.HasFormContentType ? (await context.Request.ReadFormAsync(ct))["logout_token"].ToString() : "";
        var services = context.RequestServices;
        var told = token.Length is > 0 and <= MaxToken
            ? await services.GetRequiredService<LogoutTokens>().ReadAsync(server, token, ct)
            : null;
        if (told is null)
        {
            await RefuseAsync(context);
            return;
        }

        var hash = Secret.Hash($"logout {server.Key} {told.Id}");
        await services
            .GetRequiredService<Database>()
            .WriteAsync(
                async work =>
                {
                    // The server may say it twice; the second time ends nothing that began since.
                    if (await work.ExecuteAsync(ExternalTicket.Use, new { hash, work.Now }) == 1)
                        await ExternalSessions.EndThereAsync(work, server.Key, told.Issuer, told.Subject, told.Sid);
                    return true;
                },
                ct
            );
    }

    /// <summary>
    /// OpenID Connect Front-Channel Logout: a frame in a page of the server, in the browser of somebody who signs out there.
    /// </summary>
    public static async Task FrontChannelAsync(HttpContext context)
    {
        if (ServerOf(context) is not { } server)
            return;
        context.Response.Headers.CacheControl = "no-store";
        var (issuer, sid) = (context.Request.Query["iss"].ToString(), context.Request.Query["sid"].ToString());
        // Without both, any page could sign somebody out.
        if (issuer.TrimEnd('/') != server.Authority.TrimEnd('/') || sid is not { Length: > 0 and <= 255 })
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        await context
            .RequestServices.GetRequiredService<Database>()
            .WriteAsync(
                async work =>
                {
                    await ExternalSessions.EndThereAsync(work, server.Key, issuer, null, sid);
                    return true;
                },
                context.RequestAborted
            );
    }

    public static Task SignedOut(HttpContext context)
    {
        if (ServerOf(context) is null)
            return Task.CompletedTask;
        var services = context.RequestServices;
        ConnectRedirect.To(
            context,
            services
                .GetRequiredService<ExternalSignOut>()
                .After(context.Request.Query["state"], context.LanguageOf(), services.GetRequiredService<SiteLinks>())
        );
        return Task.CompletedTask;
    }

    private static Task RefuseAsync(HttpContext context)
    {
        (context.Response.StatusCode, context.Response.ContentType) = (StatusCodes.Status400BadRequest, "application/json");
        return context.Response.WriteAsync("{\"error\":\"invalid_request\"}", context.RequestAborted);
    }

    private static ExternalServer? ServerOf(HttpContext context)
    {
        var server = context.RequestServices.GetRequiredService<ExternalServers>().Find($"{context.Request.RouteValues["server"]}");
        if (server is null)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        return server;
    }
}
