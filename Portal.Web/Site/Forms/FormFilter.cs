using System.Data.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Site.Forms;

/// <summary>
/// Stands around every form. No handler runs for a form that could not be read, came from an old tab or another site, came too often, or
/// holds what cannot be used; and one that could not be saved comes back. Each time the page is shown again with what was typed.
/// </summary>
internal sealed partial class FormFilter(
    IAntiforgery antiforgery,
    ISavedForms saved,
    IModelMetadataProvider metadata,
    IStringLocalizer<Text> texts,
    ILogger<FormFilter> logger
) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var page = (PortalPage)context.HandlerInstance;
        if (!page.IsPosted)
        {
            var shown = await next();
            if (shown.Result is PageResult or null && shown.Exception is null)
                await RestoreAsync(page);
        }
        else if (await RefuseAsync(context, page) is { } refused)
        {
            context.Result = refused;
        }
        else
        {
            await KeepAsync(page, await next());
        }
    }

    private async Task<IActionResult?> RefuseAsync(PageHandlerExecutingContext context, PortalPage page)
    {
        if (page.ModelState.TryGetValue("", out var form) && form.Errors.Count > 0)
            return new StatusCodeResult(ServerLimits.StatusOfUnreadable(page.Request));
        page.HttpContext.Features.Set(page.Form);
        foreach (var field in Fields(page))
            page.Form.Order(field);
        var isChecked = context.HandlerMethod?.Name is null && !page.Form.HandlerValidates;
        if (!isChecked)
            foreach (var field in page.Form.Fields)
                page.ModelState.Remove(field); // what the page binds belongs to its first form; a handler with a name checks its own
        page.HttpContext.RequestServices.GetRequiredService<FragmentCache>().Begin();
        if (page.HttpContext.Features.Get<RateLimitedForm>() is { } limited)
            return await RateLimitedAsync(page, limited.Wait);
        if (!await antiforgery.IsRequestValidAsync(page.HttpContext))
        {
            page.ModelState.Clear();
            page.AddError("", "Form.Stale");
            return await ShowAsync(page, StatusCodes.Status400BadRequest);
        }

        return !isChecked || page.ModelState.IsValid ? null : await ShowAsync(page, StatusCodes.Status422UnprocessableEntity);
    }

    private Task<IActionResult> RateLimitedAsync(PortalPage page, TimeSpan wait)
    {
        page.ModelState.Clear();
        page.Form.ErrorsTitle = "Form.AwayTitle"; // nothing is wrong with the form
        page.AddError("", "Form.TooMany", texts.Count("Time.Seconds", (int)Math.Ceiling(wait.TotalSeconds)));
        return ShowAsync(page, StatusCodes.Status429TooManyRequests);
    }

    // A form that could not be saved, because the database is locked, full or away, or too much is going on, comes back with what was
    // typed, as long as the page can be shown at all.
    private async Task KeepAsync(PortalPage page, PageHandlerExecutedContext done)
    {
        if (done.ExceptionHandled || !IsUnavailable(done.Exception))
            return;
        page.SayUnavailable();
        if (await ShowAsync(page, StatusCodes.Status503ServiceUnavailable) is not PageResult shown)
            return;
        LogNotSaved(logger, page.Request.Path, done.Exception!);
        (done.Result, done.ExceptionHandled) = (shown, true);
    }

    private static async Task<IActionResult> ShowAsync(PortalPage page, int status)
    {
        try
        {
            return await page.ShowAgainAsync(page.HttpContext.RequestAborted, status);
        }
        catch (Exception error) when (page.Form.ShowsWithoutData && IsUnavailable(error))
        {
            // nobody is known then, and the form of somebody who was signed in looks like a strange one
            page.SayUnavailable();
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }

    private static bool IsUnavailable(Exception? error) => error is DbException or (IOException and not BadHttpRequestException);

    // What is wrong is listed as the fields follow each other, not by their names.
    private IEnumerable<string> Fields(PortalPage page) =>
        page.PageContext.ActionDescriptor.BoundProperties.SelectMany(bound =>
            FormInput.Is(bound.ParameterType)
                ? metadata.GetMetadataForType(bound.ParameterType).Properties.Select(field => field.PropertyName!)
                : [bound.Name]
        );

    private async Task RestoreAsync(PortalPage page)
    {
        if (await saved.TakeAsync(page.HttpContext) is not { } typed)
            return;
        page.Form.IsRestored = await FormInput.FillAsync(page, typed);
        page.ModelState.Clear(); // nothing was sent yet
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Form post to {Path} could not be saved; returned to the visitor with its input")]
    private static partial void LogNotSaved(ILogger logger, string path, Exception error);
}
