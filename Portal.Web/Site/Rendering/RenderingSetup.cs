using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ViewFeatures.Buffers;

namespace Portal.Web.Site.Rendering;

/// <summary>
/// All that stands in the place of a part of MVC or Kestrel. What each gains is in docs/decisions/0023-framework-replacements.md; the
/// setting Framework:Stock ("all", or names with spaces between) puts the framework's own back.
/// </summary>
internal static class RenderingSetup
{
    public static WebApplicationBuilder AddRendering(this WebApplicationBuilder builder)
    {
        var stock = StockParts.From(builder.Configuration);
        var services = builder.Services;
        if (!stock.Has("PageMemoryPool"))
            services.AddSingleton<IMemoryPoolFactory<byte>, PageMemoryPool.Factory>();
        if (!stock.Has("PageWriter"))
            services.AddSingleton<IHttpResponseStreamWriterFactory, PageWriterFactory>().AddScoped<IViewBufferScope, PageBufferScope>();
        var pages = services.AddRazorPages(o => o.RootDirectory = "/");
        if (!stock.Has("Controllers"))
            pages.ConfigureApplicationPartManager(LookForNoControllers);
        if (!stock.Has("BoundModelParts"))
            BoundModelPartsProvider.Add(services);
        return builder;
    }

    // There are none, and looking at every class of the program takes its time.
    private static void LookForNoControllers(ApplicationPartManager parts)
    {
        foreach (var provider in parts.FeatureProviders.OfType<ControllerFeatureProvider>().ToList())
            parts.FeatureProviders.Remove(provider);
    }
}
