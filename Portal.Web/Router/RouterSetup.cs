using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Help.Content;
using Portal.Web.Router.Control;
using Portal.Web.Router.Library;
using Portal.Web.Router.Setup;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;

namespace Portal.Web.Router;

internal static class RouterSetup
{
    /// <summary>The content files this slice understands.</summary>
    public static IReadOnlyList<IContentKind> Content { get; } = [new RouterContent()];

    public static WebApplicationBuilder AddRouters(this WebApplicationBuilder builder)
    {
        foreach (var kind in Content)
            builder.Services.AddSingleton(kind);
        builder.Services.AddSingleton<RouterLibrary>().AddSingleton<IChangeListener>(s => s.GetRequiredService<RouterLibrary>());
        builder.Services.AddSingleton<RouterHtml>().AddSingleton<IChangeListener>(s => s.GetRequiredService<RouterHtml>());
        builder.Services.AddSingleton<QueryKey>(_ => SetupAddress.KeyOf);
        builder.Services.AddSingleton<OwnLines>().AddSingleton<Tickets.IAttemptSource, SetupAttempts>();
        builder.Services.AddSingleton<SitemapPages>(s => s.GetRequiredService<RouterLibrary>().PagesAsync);
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.SideOfFolder("/Router"));
        builder.AddRouterControl();
        return builder;
    }
}
