using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Portal.Web.Identity.Connect;

/// <summary>What a client may ask for. Each has its words on the page of consent: "Connect.Scope.{name}".</summary>
public static class ConnectScopes
{
    /// <summary>The customer number.</summary>
    public const string Customer = "customer";

    /// <summary>In the order they are shown.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Scopes.OpenId, Scopes.Profile, Scopes.Email, Customer, Scopes.Roles, Scopes.OfflineAccess];
}
