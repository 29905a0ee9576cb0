using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Portal.Web.Data;
using Portal.Web.Site;

namespace Portal.Web.Identity.External;

/// <summary>
/// Signing in through the provider's own identity servers. Without one in the settings nothing of the protocol is loaded.
/// </summary>
internal static class ExternalSetup
{
    public static WebApplicationBuilder AddExternalSignIn(this WebApplicationBuilder builder)
    {
        // The start ends with what is wrong before anything asks for a server.
        var wrong = ExternalFaults.Find(builder.Configuration, builder.Environment.IsProduction()).Count > 0;
        var servers = new ExternalServers(wrong ? [] : ExternalServers.Read(builder.Configuration));
        builder
            .Services.AddSingleton(servers)
            .AddSingleton<ExternalSessions>()
            .AddSingleton<ExternalLogins>()
            .AddSingleton<ExternalTicket>()
            .AddSingleton<ExternalRoles>()
            .AddScoped<FirstSignInRequest>()
            .AddSingleton<ExternalMails>()
            .AddSingleton<ExternalSignOut>()
            .AddScoped<ExternalConnection>()
            .AddScoped<ExternalSignIn>()
            .AddSingleton<IPersonalData, ExternalData>();
        builder.Services.Configure<RazorPagesOptions>(o => o.Conventions.SideOfFolder("/Identity/External"));
        if (servers.All.Count > 0)
            AddProtocol(builder.Services, servers);
        return builder;
    }

    public static WebApplication MapExternalSignIn(this WebApplication app)
    {
        app.MapPost(ExternalAddresses.BackChannelLogout, c => LogoutEndpoints.BackChannelAsync(c)).WithMetadata(Programs);
        app.MapMethods(ExternalAddresses.FrontChannelLogout, AllowedMethods.Read, c => LogoutEndpoints.FrontChannelAsync(c))
            .WithMetadata(Programs);
        app.MapMethods(ExternalAddresses.SignedOut, AllowedMethods.Read, c => LogoutEndpoints.SignedOut(c));
        return app;
    }

    private static readonly ScriptRequestAttribute Programs = new();

    private static void AddProtocol(IServiceCollection services, ExternalServers servers)
    {
        services.AddSingleton<ExternalMetadata>().AddSingleton<LogoutTokens>();
        var authentication = services
            .AddAuthentication()
            .AddCookie(IdentityConstants.ExternalScheme, o => IdentitySetup.Set(o, ExternalCookies.Identity, TimeSpan.FromMinutes(5)));
        foreach (var server in servers.All)
        {
            authentication.AddOpenIdConnect(server.Scheme, server.Name, _ => { });
            services
                .AddOptions<OpenIdConnectOptions>(server.Scheme)
                .Configure<SiteUrls, IServiceProvider>(
                    (o, urls, all) => ExternalProtocol.Set(o, server, urls, ActivatorUtilities.CreateInstance<ExternalEvents>(all, server))
                );
        }
    }
}
