using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Portal.Web.Site.Rendering;

namespace Portal.Web.Site.PageCache;

/// <summary>
/// Renders a fragment that everybody is shown. It gets its key as its model, services of a scope of its own, and a request that nobody
/// made: there is no person, no cookie and no address in it, so that nothing of the reader who
/// happens to come first can get into what all others see.
/// </summary>
public sealed class FragmentRenderer(
    IRazorViewEngine views,
    IServiceScopeFactory scopes,
    IModelMetadataProvider metadata,
    ITempDataDictionaryFactory tempData
)
{
    /// <param name="fragment">What is to be rendered.</param>
    /// <param name="page">The endpoint of the page: it knows the addresses of static files, which are the same for all.</param>
    public async Task<(string Html, IconSet Icons)> RenderAsync(SiteFragment fragment, Endpoint? page)
    {
        await using var scope = scopes.CreateAsyncScope();
        var nobody = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        nobody.SetEndpoint(page);
        nobody.Features.Set(fragment.Language);
        var view = views.GetView(null, $"/Site/Fragments/{fragment.Name}.cshtml", isMainPage: false);
        view.EnsureSuccessful(null);
        using var bytes = new MemoryStream();
        await using var writer = new PageWriter(bytes, null);
        var data = new ViewDataDictionary<SiteFragment>(metadata, new ModelStateDictionary()) { Model = fragment };
        var action = new ActionContext(nobody, new RouteData(), new ActionDescriptor());
        await InLanguageAsync(
            fragment.Language,
            () =>
                view.View!.RenderAsync(
                    new ViewContext(action, view.View, data, tempData.GetTempData(nobody), writer, new HtmlHelperOptions())
                )
        );
        await writer.FlushAsync();
        return (System.Text.Encoding.UTF8.GetString(bytes.ToArray()).Trim(), scope.ServiceProvider.GetRequiredService<Icons>().Used);
    }

    // Texts, dates and the provider's facts follow the culture of the thread: for a fragment it is the key's, whatever the request is in.
    private static async Task InLanguageAsync(Language language, Func<Task> render)
    {
        var (culture, texts) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (language.Culture, language.Culture);
        await render();
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, texts);
    }
}
