using System.Reflection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Portal.Web.Site;

/// <summary>Describes only the properties that a form or an address fills. The framework would work out everything about every public property of every page before the first request: a tenth of the time of a start.</summary>
internal sealed class BoundParts(IPageApplicationModelPartsProvider inner) : IPageApplicationModelPartsProvider
{
    public PagePropertyModel CreatePropertyModel(PropertyInfo property) => IsBound(property) ? inner.CreatePropertyModel(property) : new PagePropertyModel(property, []) { PropertyName = property.Name };

    public PageHandlerModel? CreateHandlerModel(MethodInfo method) => inner.CreateHandlerModel(method);

    public PageParameterModel CreateParameterModel(ParameterInfo parameter) => inner.CreateParameterModel(parameter);

    public bool IsHandler(MethodInfo methodInfo) => inner.IsHandler(methodInfo);

    /// <summary>Puts this before the provider that is already there.</summary>
    public static void Add(IServiceCollection services)
    {
        var inner = services.Last(s => s.ServiceType == typeof(IPageApplicationModelPartsProvider)).ImplementationType!;
        services.AddSingleton<IPageApplicationModelPartsProvider>(s => new BoundParts((IPageApplicationModelPartsProvider)ActivatorUtilities.CreateInstance(s, inner)));
    }

    private static bool IsBound(PropertyInfo property) => property.GetCustomAttributes(inherit: true).Any(a => a is IBindingSourceMetadata or IModelNameProvider or IBinderTypeProviderMetadata);
}
