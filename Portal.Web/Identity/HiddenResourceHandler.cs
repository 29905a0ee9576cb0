using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Portal.Web.Identity.Reauthentication;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity;

/// <summary>
/// Who is not signed in is asked to sign in; staff without a second step are asked to set one up. For all others what they may not see does
/// not exist: the answer is 404, as for any address that leads nowhere.
/// </summary>
internal sealed partial class HiddenResourceHandler(
    SavedForms kept,
    EndedSessions ended,
    SiteLinks links,
    ILogger<HiddenResourceHandler> logger
) : IAuthorizationMiddlewareResultHandler
{
    public async Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult.Succeeded)
        {
            await next(context);
            return;
        }

        if (context.Me() is not { } me)
        {
            if (HttpMethods.IsPost(context.Request.Method) && await ended.OwnerAsync(context) is { } owner)
                await kept.KeepAsync(context, owner);
            context.Response.Redirect(ReturnUrl.SignIn(context));
        }
        else if (authorizeResult.AuthorizationFailure?.FailedRequirements.All(r => r is StrongSessionRequirement) == true)
            context.Response.Redirect(links.In(context.LanguageOf()).Account.SecondStep);
        else
        {
            Log.Refused(logger, me.Target, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "");
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
    }

    private static partial class Log
    {
        // The pattern and not the address: what somebody typed stands in no line.
        [LoggerMessage(Level = LogLevel.Warning, Message = "Access denied for {Person}: {Path}")]
        public static partial void Refused(ILogger logger, string person, string path);
    }
}
