using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.Reauthentication;

/// <summary>
/// On a page that changes what matters: who has not shown for ten minutes who they are does so
/// first, and comes back to the page with what they typed.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequireRecentSignInAttribute : Attribute, IAsyncPageFilter
{
    /// <summary>True for what a password alone may not change where somebody has more than that: the ways in themselves.</summary>
    public bool RequireSecondStep { get; init; }

    /// <summary>True where looking is free and only doing asks for the proof.</summary>
    public bool OnlyOnPost { get; init; }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        if (http.Me() is not { } me)
        {
            context.Result = new RedirectResult(ReturnUrl.SignIn(http));
            return;
        }

        if (
            (OnlyOnPost && !HttpMethods.IsPost(http.Request.Method))
            || await services.GetRequiredService<RecentSignIn>().IsRecentAsync(me, RequireSecondStep, http.RequestAborted)
        )
        {
            await next();
            return;
        }

        if (HttpMethods.IsPost(http.Request.Method))
            await services.GetRequiredService<SavedForms>().KeepAsync(http, me.PersonId);
        context.Result = new RedirectResult(
            services.GetRequiredService<SiteLinks>().In(http.LanguageOf()).SignIn.Reauthenticate(ReturnUrl.Of(http), RequireSecondStep)
        );
    }
}
