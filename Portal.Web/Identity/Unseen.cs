using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Portal.Web.Site;

namespace Portal.Web.Identity;

/// <summary>
/// Who is not signed in is asked to sign in; staff without a second step are asked to set one up. For all others what they may not see does not exist:
/// the answer is 404, as for any address that leads nowhere.
/// </summary>
internal sealed class Unseen : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Succeeded) return next(context);
        if (context.Me() is null) context.Response.Redirect(DoorPage.SignInFor(context));
        else if (authorizeResult.AuthorizationFailure?.FailedRequirements.All(r => r is StrongSession) == true) context.Response.Redirect($"/{context.LanguageOf()}/account/second-step");
        else context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
