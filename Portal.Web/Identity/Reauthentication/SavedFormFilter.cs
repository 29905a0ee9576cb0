using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Site.Forms;

namespace Portal.Web.Identity.Reauthentication;

/// <summary>
/// Puts what was kept back into the form it was typed into, and has the page say so. What
/// the page itself read stands where nothing was typed.
/// </summary>
internal sealed class SavedFormFilter(SavedForms kept) : IAsyncPageFilter
{
    /// <summary>Pages without a form do not pay for it.</summary>
    public static void Add(PageApplicationModel page)
    {
        if (page.ModelType?.IsAssignableTo(typeof(FormPage)) == true)
            page.Filters.Add(new ServiceFilterAttribute<SavedFormFilter>());
    }

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var (http, done) = (context.HttpContext, await next());
        if (!HttpMethods.IsGet(http.Request.Method) || !SavedForms.MayHold(http) || http.Me() is not { } me)
            return;
        if (context.HandlerInstance is not FormPage page || done.Result is not (PageResult or null) || done.Exception is not null)
            return;
        if (await kept.TakeAsync(http, me) is { } typed)
            page.IsRestored = Fill(page, typed);
    }

    // Only what the page takes from a form anyway. False when that is what the page shows of itself.
    private static bool Fill(FormPage page, IReadOnlyDictionary<string, string?[]> typed)
    {
        var differs = false;
        foreach (var property in page.GetType().GetProperties())
        {
            if (property.GetCustomAttribute<BindPropertyAttribute>() is not { } bound || !property.CanWrite)
                continue;
            var values = typed
                .FirstOrDefault(t => string.Equals(t.Key, bound.Name ?? property.Name, StringComparison.OrdinalIgnoreCase))
                .Value;
            if (values is not { Length: > 0 })
                continue;
            object? kept =
                property.PropertyType == typeof(string) ? values[0]
                : property.PropertyType.IsAssignableFrom(typeof(string[])) ? values.OfType<string>().ToArray()
                : null;
            if (kept is null)
                continue;
            differs |= !Equals(kept, property.GetValue(page) ?? "");
            property.SetValue(page, kept);
        }

        return differs;
    }
}
