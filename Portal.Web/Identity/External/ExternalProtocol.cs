using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Portal.Web.Site;

namespace Portal.Web.Identity.External;

/// <summary>How the framework's client of OpenID Connect speaks with one identity server.</summary>
internal static class ExternalProtocol
{
    // Signatures that only the server can make. "none" and those made with a secret both sides know are not among them.
    public static readonly IReadOnlyList<string> Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    /// <summary>How long anybody waits for what the server says of itself, while others may ask it too.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Shorter: who waits behind a question that hangs can still ask their own.
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(6);

    private const int MaxAnswer = 512 * 1024;

    public static void Set(OpenIdConnectOptions options, ExternalServer server, SiteUrls urls, OpenIdConnectEvents events)
    {
        (options.Authority, options.ClientId, options.ClientSecret) = (server.Authority, server.ClientId, server.ClientSecret);
        options.RequireHttpsMetadata = server.Authority.StartsWith("https:", StringComparison.Ordinal);
        options.Backchannel = Http();
        (options.ResponseType, options.ResponseMode) = (OpenIdConnectResponseType.Code, OpenIdConnectResponseMode.Query);
        options.CallbackPath = server.Callback;
        options.RemoteSignOutPath = default; // addresses of our own, which end the session's row
        options.SignedOutCallbackPath = default;
        options.SignInScheme = IdentityConstants.ExternalScheme;
        options.CorrelationCookie = ExternalCookies.Build(ExternalCookies.Correlation, urls.Root);
        options.NonceCookie = ExternalCookies.Build(ExternalCookies.Nonce, urls.Root);
        options.RemoteAuthenticationTimeout = ExternalCookies.Life;
        options.Events = events;
        SetTokens(options, server);
        options.Scope.Clear();
        foreach (var scope in (string[])["openid", .. server.Scopes.Count > 0 ? server.Scopes : ["profile", "email"]])
            options.Scope.Add(scope);
    }

    private static void SetTokens(OpenIdConnectOptions options, ExternalServer server)
    {
        options.GetClaimsFromUserInfoEndpoint = true;
        options.ClaimActions.Clear(); // what is needed is picked at the end, and nothing else stays
        options.MapInboundClaims = false;
        options.DisableTelemetry = true;
        options.RefreshInterval = TimeSpan.FromSeconds(10); // a key nobody has seen: so soon the keys may be read again
        var tokens = options.TokenValidationParameters;
        tokens.ValidAudience = server.ClientId;
        tokens.ValidAlgorithms = Algorithms;
        tokens.ClockSkew = server.ClockSkew;
        tokens.RequireSignedTokens = true;
        tokens.RequireExpirationTime = true;
        tokens.NameClaimType = "name";
    }

    // No redirects: what is asked for, a code and a secret among it, goes where the settings and the server's own document say.
    private static HttpClient Http() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = TimeSpan.FromSeconds(4),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        )
        {
            Timeout = AnswerTime,
            MaxResponseContentBufferSize = MaxAnswer,
        };
}
