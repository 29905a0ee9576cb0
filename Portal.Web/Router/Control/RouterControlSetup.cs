using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Router.Control;

internal static class RouterControlSetup
{
    public static WebApplicationBuilder AddRouterControl(this WebApplicationBuilder builder)
    {
        builder.Services.Configure<RazorPagesOptions>(o =>
            o.Conventions.AuthorizeFolder("/Router/Control", Policies.Customers).SideOfFolder("/Router/Control")
        );
        builder.Services.AddSingleton<OwnRouters>().AddSingleton<RouterMails>().AddScoped<RouterActions>();
        builder.Services.AddSingleton<DeviceCommandService>().AddSingleton<DeviceCommandReader>();
        builder.Services.AddSingleton<DeviceCommandProcessor>().AddHostedService<DeviceCommandPolling>();
        builder.Services.AddSingleton<DeviceCommandData>().AddSingleton<IPersonalData>(s => s.GetRequiredService<DeviceCommandData>());
        return builder;
    }
}
