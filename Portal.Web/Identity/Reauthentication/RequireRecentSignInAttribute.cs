using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Web.Site;
using Portal.Web.Site.Forms;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.Reauthentication;

/// <summary>
/// On a page that changes what matters: who has not shown for ten minutes who they are does so
/// first, and comes back to the page with what they typed. Nothing of the page is shown before: not even when a form is refused.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequireRecentSignInAttribute : Attribute, IAsyncPageFilter, IOrderedFilter
{
    /// <summary>Before the filter of forms, which shows the page when a form breaks a rule.</summary>
    public int Order => -1500;

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

        if (await MayBeKeptAsync(http))
            await services.GetRequiredService<SavedForms>().KeepAsync(http, me.PersonId);
        context.Result = new RedirectResult(
            services.GetRequiredService<SiteLinks>().In(http.LanguageOf()).SignIn.Reauthenticate(ReturnUrl.Of(http), RequireSecondStep)
        );
    }

    // Only what this person sent from here comes back to them later; and not what was refused for being too much.
    private static async Task<bool> MayBeKeptAsync(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method)
        && http.Features.Get<RateLimitedForm>() is null
        && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
}
