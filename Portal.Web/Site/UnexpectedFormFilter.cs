using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Portal.Web.Site;

/// <summary>
/// Refuses a form that is sent to a page which takes none. The framework would show the page without having run anything of it, and what it
/// shows would be missing.
/// </summary>
internal sealed class UnexpectedFormFilter : IPageFilter, IOrderedFilter
{
    /// <summary>Before the filters of forms.</summary>
    public int Order => -2000;

    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
        // Filters that can refuse run later.
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (context.HandlerMethod is not null || !HttpMethods.IsPost(context.HttpContext.Request.Method))
            return;
        context.HttpContext.Response.Headers.Allow = "GET, HEAD";
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
        // Nothing is left to do.
    }
}
