using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Portal.Web.Identity;
using Portal.Web.Identity.Sessions;
using Portal.Web.Site;

namespace Portal.Web.Account;

/// <summary>On a page that changes what matters: who has not shown for ten minutes who they are does so first, and comes back.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ProvenAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (http, services) = (context.HttpContext, context.HttpContext.RequestServices);
        var (now, life) = (services.GetRequiredService<TimeProvider>().GetUtcNow(), services.GetRequiredService<SessionLimits>().Proof);
        if (http.Me() is { } me && now - me.ProvedAt < life)
        {
            await next();
            return;
        }

        var asked = HttpMethods.IsGet(http.Request.Method) ? $"{http.Request.Path}{http.Request.QueryString}" : $"{http.Request.Path}";
        context.Result = new RedirectResult($"/{http.LanguageOf()}/sign-in/again?return={Uri.EscapeDataString(asked)}");
    }
}
