using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Site;
using Portal.Web.Status.Incidents;

namespace Portal.Web.Status;

internal static class StatusSetup
{
    public static WebApplicationBuilder AddStatus(this WebApplicationBuilder builder)
    {
        var file = Path.Combine(DataFolder.PathFrom(builder.Configuration, builder.Environment), "status.json");
        builder.Services.AddSingleton(services => new StatusSnapshot(
            file,
            services.GetRequiredService<ProviderProfile>(),
            services.GetRequiredService<ILogger<StatusSnapshot>>()
        ));
        builder
            .Services.AddSingleton<IncidentReader>()
            .AddSingleton<IncidentCache>()
            .AddSingleton<IChangeListener>(services => services.GetRequiredService<IncidentCache>());
        builder
            .Services.AddSingleton<IncidentService>()
            .AddSingleton<IncidentScheduler>()
            .AddSingleton<FollowLinks>()
            .AddSingleton<FollowerMails>()
            .AddSingleton<FollowerNotifier>()
            .AddSingleton<DemonstrationIncidents>()
            .AddSingleton<StatusTextsFactory>()
            .AddSingleton<CustomerLines>()
            .AddSingleton<MailboxLimits>()
            .AddSingleton<IncidentFormReader>()
            .AddSingleton<Incidents.IncidentReachCounter>()
            .AddSingleton<IPageNotice, StatusNotice>();
        builder.Services.AddSingleton<IPersonalData, FollowerData>().AddHostedService<StatusMonitor>();
        builder.Services.Configure<RazorPagesOptions>(o =>
            o.Conventions.StaffFolder("/Status/Incidents", Policies.Agents)
                .AuthorizePage("/Status/Incidents/New", Policies.Supervisors)
                .AuthorizePage("/Status/Incidents/Update", Policies.Supervisors)
                .AuthorizePage("/Status/Incidents/UpdateSeveral", Policies.Supervisors)
                .SideOfPage("/Status/Confirm")
                .SideOfPage("/Status/Details")
                .SideOfPage("/Status/Follow")
                .SideOfPage("/Status/MailedFeedback")
                .SideOfPage("/Status/MeToo")
                .SideOfPage("/Status/Unsubscribe")
        );
        return builder;
    }

    public static WebApplication MapStatus(this WebApplication app)
    {
        StatusFeed.Map(app);
        return app;
    }
}
