using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Status;

internal static class StatusSetup
{
    public static WebApplicationBuilder AddStatus(this WebApplicationBuilder builder)
    {
        var file = Path.Combine(DataFolder.Of(builder.Configuration, builder.Environment), "status.json");
        builder.Services.AddSingleton(services => new LastKnown(file, services.GetRequiredService<Brand>(), services.GetRequiredService<ILogger<LastKnown>>()));
        builder.Services.AddSingleton<IncidentReader>().AddSingleton<Incidents>().AddSingleton<IChangeListener>(services => services.GetRequiredService<Incidents>());
        builder.Services.AddSingleton<IncidentDesk>().AddSingleton<IncidentDue>().AddSingleton<FollowLinks>().AddSingleton<FollowerMails>().AddSingleton<FollowerPost>().AddSingleton<DemonstrationIncidents>().AddSingleton<StatusWriter>().AddSingleton<CustomerLines>().AddSingleton<INotice, StatusNotice>();
        builder.Services.AddSingleton<IOwnData, FollowerData>().AddHostedService<StatusWatch>();
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizeFolder("/Status/Desk", Policies.Agents)
            .AuthorizePage("/Status/Desk/New", Policies.Supervisors).AuthorizePage("/Status/Desk/Tell", Policies.Supervisors));
        return builder;
    }

    public static WebApplication MapStatus(this WebApplication app)
    {
        StatusFeed.Map(app);
        return app;
    }
}
