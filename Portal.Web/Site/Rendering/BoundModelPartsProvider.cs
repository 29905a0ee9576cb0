using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Portal.Web.Site.Rendering;

/// <summary>
/// Describes only the properties that a form or an address fills, by what stands on them, and only the methods that answer requests. The
/// framework works out everything about every public property before the first request, and takes what runs around a handler for a handler
/// too, with the whole request as a form to fill: together a quarter of the time of a start.
/// </summary>
internal sealed class BoundModelPartsProvider(IPageApplicationModelPartsProvider inner) : IPageApplicationModelPartsProvider
{
    // The rest of a bound property's description follows when its page is asked for.
    public PagePropertyModel CreatePropertyModel(PropertyInfo property)
    {
        object[] attributes = property.DeclaringType == typeof(PageModel) ? [] : property.GetCustomAttributes(inherit: true);
        return new(property, attributes)
        {
            PropertyName = property.Name,
            BindingInfo = attributes.Any(IsBinding) ? BindingInfo.GetBindingInfo(attributes) : null,
        };
    }

    public PageHandlerModel? CreateHandlerModel(MethodInfo method) => IsAround(method) ? null : inner.CreateHandlerModel(method);

    public PageParameterModel CreateParameterModel(ParameterInfo parameter) => inner.CreateParameterModel(parameter);

    public bool IsHandler(MethodInfo methodInfo) => !IsAround(methodInfo) && inner.IsHandler(methodInfo);

    /// <summary>Puts this before the provider that is already there.</summary>
    public static void Add(IServiceCollection services)
    {
        var inner = services.Last(s => s.ServiceType == typeof(IPageApplicationModelPartsProvider)).ImplementationType!;
        services.AddSingleton<IPageApplicationModelPartsProvider>(s => new BoundModelPartsProvider(
            (IPageApplicationModelPartsProvider)ActivatorUtilities.CreateInstance(s, inner)
        ));
    }

    private static bool IsAround(MethodInfo method) => method.GetBaseDefinition().DeclaringType == typeof(PageModel);

    private static bool IsBinding(object attribute) =>
        attribute is IBindingSourceMetadata or IModelNameProvider or IBinderTypeProviderMetadata;
}
