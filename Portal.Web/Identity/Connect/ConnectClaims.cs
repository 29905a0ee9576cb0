using System.Security.Claims;
using OpenIddict.Abstractions;
using Portal.Web.Identity.Sessions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Portal.Web.Identity.Connect;

/// <summary>What tokens say. Names and addresses are in none of them: who may know them asks with the token.</summary>
internal static class ConnectClaims
{
    public const string CustomerNumber = "customer_number";
    public const string SessionId = "sid";

    private static readonly string[] InIdentityToken = [SessionId, Claims.AuthenticationTime, Claims.AuthenticationMethodReference];

    /// <summary>Somebody as a client that they sign in to sees them.</summary>
    public static ClaimsPrincipal PrincipalOf(Me me, StartedAuthorization started, IEnumerable<string> scopes, string issuer)
    {
        var identity = new ClaimsIdentity("Portal", Claims.Name, Claims.Role);
        identity
            .SetClaim(Claims.Subject, me.Key)
            .SetClaim(SessionId, started.Sid)
            .SetClaim(Claims.AuthenticationTime, me.AuthenticatedAt.ToUnixTimeSeconds());
        identity.AddClaims(Claims.AuthenticationMethodReference, MethodsOf(started.Method));
        // The portal itself is who reads an access token, at the address of userinfo.
        identity.SetScopes(scopes).SetResources(issuer).SetAuthorizationId(started.Id);
        identity.SetDestinations(claim =>
            claim.Type == Claims.Subject ? [Destinations.AccessToken, Destinations.IdentityToken]
            : InIdentityToken.Contains(claim.Type) ? [Destinations.IdentityToken]
            : []
        );
        return new ClaimsPrincipal(identity);
    }

    /// <summary>By the names of RFC 8176.</summary>
    private static System.Collections.Immutable.ImmutableArray<string> MethodsOf(string method) =>
        method switch
        {
            AuthenticationMethods.Passkey => ["pop", "user", "mfa"],
            AuthenticationMethods.SecondStep => ["pwd", "otp", "mfa"],
            _ => ["pwd"],
        };
}
