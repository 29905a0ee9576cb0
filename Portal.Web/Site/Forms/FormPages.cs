using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Portal.Web.Site.Forms;

/// <summary>
/// Every page that takes a form gets the filter that loses nothing, is kept by nobody, and says of itself that it is one. A page whose
/// form stands on a page that is the same for everybody guards itself and says so with <see cref="IgnoreAntiforgeryTokenAttribute"/>.
/// </summary>
internal sealed class FormPages : IPageApplicationModelConvention
{
    public void Apply(PageApplicationModel model)
    {
        if (
            !typeof(PortalPage).IsAssignableFrom(model.HandlerType)
            || model.HandlerTypeAttributes.OfType<IgnoreAntiforgeryTokenAttribute>().Any()
            || !model.HandlerMethods.Any(h => HttpMethods.IsPost(h.HttpMethod ?? ""))
        )
            return;
        model.Filters.Add(new ServiceFilterAttribute<FormFilter> { IsReusable = true, Order = -1000 });
        model.Filters.Add(new IgnoreAntiforgeryTokenAttribute()); // not ignored: the filter checks it, and loses nothing
        model.Filters.Add(new ResponseCacheAttribute { NoStore = true });
        model.EndpointMetadata.Add(FormPage.Instance);
    }

    /// <summary>True for an endpoint that takes a form and can show it again.</summary>
    public static bool IsFormPage(Endpoint? endpoint) => endpoint?.Metadata.GetMetadata<FormPage>() is not null;

    private sealed class FormPage
    {
        public static readonly FormPage Instance = new();
    }
}
