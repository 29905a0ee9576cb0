using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Help.Content;
using Portal.Web.Router;
using Portal.Web.Site;
using Portal.Web.Site.PageCache;
using Portal.Web.Troubleshoot.Checks;
using Portal.Web.Troubleshoot.Editors;
using Portal.Web.Troubleshoot.Guides;
using Portal.Web.Troubleshoot.LineTests;
using Portal.Web.Troubleshoot.Speed;

namespace Portal.Web.Troubleshoot;

internal static class TroubleshootSetup
{
    /// <summary>The content files this slice understands.</summary>
    public static IReadOnlyList<IContentKind> Content { get; } = [new GuideContent(), new LineTestContent()];

    public static WebApplicationBuilder AddTroubleshoot(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<RazorPagesOptions>(o =>
            o.Conventions.StaffFolder("/Troubleshoot/Editors", Policies.Editors)
                .SideOfPage("/Troubleshoot/Start")
                .SideOfPage("/Troubleshoot/Move")
                .SideOfPage("/Troubleshoot/Continue")
        );
        foreach (var kind in Content)
            builder.Services.AddSingleton(kind);
        builder.Services.AddSingleton<GuideLibrary>().AddSingleton<IChangeListener>(s => s.GetRequiredService<GuideLibrary>());
        builder.Services.AddSingleton<GuideHtml>().AddSingleton<IChangeListener>(s => s.GetRequiredService<GuideHtml>());
        builder.Services.AddSingleton<QueryKey>(_ => GuideAddress.KeyOf);
        builder.Services.AddSingleton<Tickets.IAttemptSource, GuideAttempts>().AddSingleton<Search.ISearchOffers, GuideOffers>();
        builder.Services.AddSingleton<GuideCodes>().AddSingleton<PreChecks>().AddSingleton<LineFacts>();
        builder
            .Services.AddSingleton<LineTestLimitsLibrary>()
            .AddSingleton<IChangeListener>(s => s.GetRequiredService<LineTestLimitsLibrary>())
            .AddSingleton<LineTestService>();
        builder.Services.AddSingleton<GuideCounter>().AddSingleton<GuideReport>().AddHostedService<GuideCountService>();
        builder.AddSpeedTests();
        builder.AddRouters(); // a guide asks for the model of a router
        return builder;
    }

    public static WebApplication MapTroubleshoot(this WebApplication app)
    {
        SpeedEndpoints.Map(app);
        return app;
    }
}
