using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Site;
using Portal.Web.Site.Links;

namespace Portal.Web.Identity.Connect;

/// <summary>The portal as an OpenID Connect provider. Nothing of it runs before a client asks for the first time.</summary>
internal static class ConnectSetup
{
    public static WebApplicationBuilder AddConnect(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services
            .AddSingleton(builder.Configuration.GetSection("Connect").Get<ConnectOptions>() ?? new ConnectOptions())
            .AddSingleton<ConnectKeys>()
            .AddSingleton<IChangeListener>(s => s.GetRequiredService<ConnectKeys>())
            .AddSingleton<ConnectServer>()
            .AddSingleton<ConnectState>()
            .AddSingleton<ClientReader>()
            .AddSingleton<ClientService>()
            .AddSingleton<ConnectConsents>()
            .AddSingleton<AuthorizationService>()
            .AddSingleton<AuthorizeEndpoint>()
            .AddSingleton<UserInfoEndpoint>()
            .AddSingleton<EndSessionEndpoint>()
            .AddSingleton<ClientSignOut>()
            .AddSingleton(s => new DeviceCodes(s.GetRequiredService<ConnectServer>(), s.GetRequiredService<ClientReader>()))
            .AddSingleton<ConnectedSites>()
            .AddSingleton<ConnectRetention>()
            .AddSingleton<IPersonalData, ConnectData>()
            .AddSingleton<BackChannelLogout>()
            .AddHostedService(s => s.GetRequiredService<BackChannelLogout>());
        services.Configure<RazorPagesOptions>(o =>
            o.Conventions.StaffFolder("/Identity/Connect/Clients", Policies.Administrators)
                .AuthorizePage("/Identity/Connect/Consent", Policies.Customers)
                .AuthorizePage("/Identity/Connect/Device", Policies.Customers)
        );
        return builder;
    }

    public static WebApplication MapConnect(this WebApplication app)
    {
        string[] readOrSend = [HttpMethods.Get, HttpMethods.Post];
        app.MapMethods(ConnectAddresses.Authorize, readOrSend, c => To<AuthorizeEndpoint>(c).AnswerAsync(c));
        app.MapMethods(ConnectAddresses.UserInfo, readOrSend, c => To<UserInfoEndpoint>(c).AnswerAsync(c)).WithMetadata(Programs);
        app.MapMethods(ConnectAddresses.EndSession, readOrSend, c => To<EndSessionEndpoint>(c).AnswerAsync(c));
        app.MapMethods(ConnectAddresses.Device, AllowedMethods.Read, ToDevicePage);
        foreach (var address in (string[])[ConnectAddresses.Configuration, ConnectAddresses.Keys])
            app.MapMethods(address, AllowedMethods.Read, AnswerAsync).WithMetadata(Programs);
        foreach (
            var address in (string[])
                [
                    ConnectAddresses.Token,
                    ConnectAddresses.Push,
                    ConnectAddresses.Revoke,
                    ConnectAddresses.Introspect,
                    ConnectAddresses.DeviceStart,
                ]
        )
            app.MapPost(address, AnswerAsync).WithMetadata(Programs);
        return app;
    }

    // Asked by programs, many people behind one address: counted as what scripts ask for.
    private static readonly ScriptRequestAttribute Programs = new();

    private static T To<T>(HttpContext context)
        where T : notnull => context.RequestServices.GetRequiredService<T>();

    // What a device shows has no language; the page has.
    private static Task ToDevicePage(HttpContext context)
    {
        var code = context.Request.Query["user_code"].ToString();
        var way = To<SiteLinks>(context).In(context.LanguageOf()).Connect.Device(code.Length is > 0 and <= 20 ? code : null);
        ConnectRedirect.To(context, way);
        return Task.CompletedTask;
    }

    // OpenIddict answers all of it.
    private static async Task AnswerAsync(HttpContext context)
    {
        var handler = await To<ConnectServer>(context).HandlerAsync(context);
        if (await handler.HandleRequestAsync())
            return;
        ConnectErrors.IsRefused(context);
    }
}
