using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using Portal.Web.Data;
using Portal.Web.Identity.Connect.Stores;
using Portal.Web.Site;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Portal.Web.Identity.Connect;

/// <summary>
/// OpenIddict, in services of its own that are built when the first client asks: hundreds of types that no start of the portal has to load.
/// It is no authentication scheme either, so no page asks it whether it wants to answer.
/// </summary>
internal sealed class ConnectServer(
    ConnectKeys keys,
    ConnectOptions options,
    SiteUrls urls,
    Database db,
    ClientReader clients,
    TimeProvider clock,
    ILoggerFactory loggers
)
{
    private static readonly AuthenticationScheme Scheme = new(
        OpenIddictServerAspNetCoreDefaults.AuthenticationScheme,
        displayName: null,
        typeof(OpenIddictServerAspNetCoreHandler)
    );

    private readonly Lock building = new();
    private volatile Built? built;

    /// <summary>What answers this request; it is asked in place of the framework's authentication.</summary>
    public async Task<OpenIddictServerAspNetCoreHandler> HandlerAsync(HttpContext context)
    {
        var services = ServicesFor(await keys.GetAsync(context.RequestAborted));
        var scope = services.CreateAsyncScope();
        context.Response.RegisterForDisposeAsync(scope);
        var handler = scope.ServiceProvider.GetRequiredService<OpenIddictServerAspNetCoreHandler>();
        await handler.InitializeAsync(Scheme, context);
        return handler;
    }

    // Other keys are rare. What is under way ends with those it began with.
    private ServiceProvider ServicesFor(KeySet wanted)
    {
        if (built is { } known && known.Keys.HasSameKeys(wanted))
            return known.Services;
        lock (building)
        {
            if (built is not { } other || !other.Keys.HasSameKeys(wanted))
                built = other = new(wanted, Build(wanted));
            return other.Services;
        }
    }

    private ServiceProvider Build(KeySet wanted)
    {
        var services = new ServiceCollection();
        services.AddSingleton(db).AddSingleton(clients).AddSingleton(clock).AddSingleton(loggers).AddLogging();
        services.AddOpenIddict().AddCore(AddStores).AddServer(server => Set(server, wanted));
        return services.BuildServiceProvider();
    }

    private static void AddStores(OpenIddictCoreBuilder core)
    {
        core.SetDefaultApplicationEntity<ConnectClient>()
            .SetDefaultAuthorizationEntity<ConnectAuthorization>()
            .SetDefaultTokenEntity<ConnectToken>()
            .SetDefaultScopeEntity<NoScope>();
        core.ReplaceApplicationStore<ConnectClient, ClientStore>()
            .ReplaceAuthorizationStore<ConnectAuthorization, AuthorizationStore>()
            .ReplaceTokenStore<ConnectToken, TokenStore>()
            .ReplaceScopeStore<NoScope, ScopeStore>();
        core.ReplaceApplicationManager<ConnectClient, ClientManager>();
        core.DisableEntityCaching(); // what was ended a moment ago is over
    }

    private void Set(OpenIddictServerBuilder server, KeySet wanted)
    {
        server.SetIssuer(new Uri(urls.Root));
        SetAddresses(server);
        server.AllowAuthorizationCodeFlow().AllowRefreshTokenFlow().AllowDeviceAuthorizationFlow();
        server.RequireProofKeyForCodeExchange();
        server.RegisterScopes([.. ConnectScopes.All]);
        server.RegisterClaims(Claims.Subject, Claims.Name, Claims.Locale, Claims.Email, Claims.EmailVerified, ConnectClaims.CustomerNumber);
        server.DisableAccessTokenEncryption(); // other programs of the provider read them
        server
            .SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(1))
            .SetAccessTokenLifetime(TimeSpan.FromMinutes(options.AccessTokenMinutes))
            .SetIdentityTokenLifetime(TimeSpan.FromMinutes(options.AccessTokenMinutes))
            .SetRefreshTokenLifetime(TimeSpan.FromDays(options.RefreshTokenDays))
            .SetDeviceCodeLifetime(TimeSpan.FromMinutes(15))
            .SetUserCodeLifetime(TimeSpan.FromMinutes(15))
            .SetRefreshTokenReuseLeeway(TimeSpan.FromSeconds(10)); // two tabs of one client, an answer that was lost
        // Each sign-in begins one with its session; a device that only asks has none.
        server.RemoveEventHandler(OpenIddictServerHandlers.AttachAuthorization.Descriptor);
        server.SetUserCodeLength(8).SetUserCodeCharset([.. "BCDFGHJKLMNPQRSTVWXZ".Select(c => c.ToString())]);
        server.SetUserCodeDisplayFormat("{0}{1}{2}{3}-{4}{5}{6}{7}");
        server.Configure(o =>
        {
            o.CodeChallengeMethods.Remove(CodeChallengeMethods.Plain);
            o.TimeProvider = clock;
            foreach (var key in wanted.Signing)
                o.SigningCredentials.Add(new SigningCredentials(key, SecurityAlgorithms.RsaSha256));
            foreach (var key in wanted.Encryption)
                o.EncryptionCredentials.Add(
                    new EncryptingCredentials(key, SecurityAlgorithms.Aes256KW, SecurityAlgorithms.Aes256CbcHmacSha512)
                );
        });
        var web = server
            .UseAspNetCore()
            .EnableAuthorizationEndpointPassthrough()
            .EnableEndSessionEndpointPassthrough()
            .EnableEndUserVerificationEndpointPassthrough()
            .EnableUserInfoEndpointPassthrough()
            .EnableErrorPassthrough();
        if (urls.Root.StartsWith("http://", StringComparison.Ordinal))
            web.DisableTransportSecurityRequirement(); // development, or a test on one machine
    }

    private static void SetAddresses(OpenIddictServerBuilder server) =>
        server
            .SetConfigurationEndpointUris(ConnectAddresses.Configuration[1..])
            .SetJsonWebKeySetEndpointUris(ConnectAddresses.Keys[1..])
            .SetAuthorizationEndpointUris(ConnectAddresses.Authorize[1..])
            .SetPushedAuthorizationEndpointUris(ConnectAddresses.Push[1..])
            .SetTokenEndpointUris(ConnectAddresses.Token[1..])
            .SetUserInfoEndpointUris(ConnectAddresses.UserInfo[1..])
            .SetEndSessionEndpointUris(ConnectAddresses.EndSession[1..])
            .SetRevocationEndpointUris(ConnectAddresses.Revoke[1..])
            .SetIntrospectionEndpointUris(ConnectAddresses.Introspect[1..])
            .SetDeviceAuthorizationEndpointUris(ConnectAddresses.DeviceStart[1..])
            .SetEndUserVerificationEndpointUris([
                ConnectAddresses.Device[1..],
                .. Language.Codes.Select(l => $"{l}{ConnectAddresses.Device}"),
            ]);

    private sealed record Built(KeySet Keys, ServiceProvider Services);
}
