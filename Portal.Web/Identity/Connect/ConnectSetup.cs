using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Identity.Connect.Stores;
using Portal.Web.Site;

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
            .AddSingleton<UserInfoEndpoint>();
        services.Configure<RazorPagesOptions>(o => o.Conventions.AuthorizePage("/Identity/Connect/Consent", Policies.Customers));
        return builder;
    }

    public static WebApplication MapConnect(this WebApplication app)
    {
        string[] readOrSend = [HttpMethods.Get, HttpMethods.Post];
        app.MapMethods(ConnectAddresses.Authorize, readOrSend, c => To<AuthorizeEndpoint>(c).AnswerAsync(c));
        app.MapMethods(ConnectAddresses.UserInfo, readOrSend, c => To<UserInfoEndpoint>(c).AnswerAsync(c)).WithMetadata(Programs);
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

    // OpenIddict answers all of it.
    private static async Task AnswerAsync(HttpContext context)
    {
        var handler = await To<ConnectServer>(context).HandlerAsync(context);
        if (await handler.HandleRequestAsync())
            return;
        ConnectErrors.IsRefused(context);
    }
}
