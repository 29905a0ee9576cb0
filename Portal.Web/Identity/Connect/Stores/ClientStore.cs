using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Portal.Web.Identity.Connect.Stores;

/// <summary>
/// The clients as OpenIddict reads them. They are written by <see cref="ClientService"/> alone, with a row in the audit trail.
/// </summary>
internal sealed partial class ClientStore(ClientReader clients) : IOpenIddictApplicationStore<ConnectClient>
{
    public async ValueTask<ConnectClient?> FindByIdAsync(string identifier, CancellationToken ct) =>
        long.TryParse(identifier, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? await clients.FindAsync(id, ct) : null;

    public async ValueTask<ConnectClient?> FindByClientIdAsync(string identifier, CancellationToken ct) =>
        await clients.FindAsync(identifier, ct);

    public IAsyncEnumerable<ConnectClient> FindByRedirectUriAsync(string uri, CancellationToken ct) =>
        WhereAsync(c => c.RedirectUriList.Contains(uri), ct);

    public IAsyncEnumerable<ConnectClient> FindByPostLogoutRedirectUriAsync(string uri, CancellationToken ct) =>
        WhereAsync(c => c.PostLogoutRedirectUriList.Contains(uri), ct);

    public ValueTask<string?> GetIdAsync(ConnectClient application, CancellationToken ct) =>
        new(application.Id.ToString(CultureInfo.InvariantCulture));

    public ValueTask<string?> GetClientIdAsync(ConnectClient application, CancellationToken ct) => new(application.ClientId);

    public ValueTask<string?> GetClientSecretAsync(ConnectClient application, CancellationToken ct) => new(application.SecretHash);

    public ValueTask<string?> GetDisplayNameAsync(ConnectClient application, CancellationToken ct) => new(application.Name);

    public ValueTask<string?> GetClientTypeAsync(ConnectClient application, CancellationToken ct) =>
        new(application.IsPublic ? ClientTypes.Public : ClientTypes.Confidential);

    public ValueTask<string?> GetApplicationTypeAsync(ConnectClient application, CancellationToken ct) =>
        new(application.IsNative ? ApplicationTypes.Native : ApplicationTypes.Web);

    public ValueTask<string?> GetConsentTypeAsync(ConnectClient application, CancellationToken ct) =>
        new(application.FirstParty ? ConsentTypes.Implicit : ConsentTypes.Explicit);

    public ValueTask<ImmutableArray<string>> GetRedirectUrisAsync(ConnectClient application, CancellationToken ct) =>
        new([.. application.RedirectUriList]);

    public ValueTask<ImmutableArray<string>> GetPostLogoutRedirectUrisAsync(ConnectClient application, CancellationToken ct) =>
        new([.. application.PostLogoutRedirectUriList]);

    public ValueTask<ImmutableArray<string>> GetPermissionsAsync(ConnectClient application, CancellationToken ct) =>
        new([.. PermissionsOf(application)]);

    public ValueTask<ImmutableArray<string>> GetRequirementsAsync(ConnectClient application, CancellationToken ct) =>
        new([Requirements.Features.ProofKeyForCodeExchange]);

    public ValueTask<ImmutableDictionary<CultureInfo, string>> GetDisplayNamesAsync(ConnectClient application, CancellationToken ct) =>
        new(ImmutableDictionary<CultureInfo, string>.Empty);

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(ConnectClient application, CancellationToken ct) =>
        new(ImmutableDictionary<string, JsonElement>.Empty);

    public ValueTask<ImmutableDictionary<string, string>> GetSettingsAsync(ConnectClient application, CancellationToken ct) =>
        new(ImmutableDictionary<string, string>.Empty);

    public ValueTask<JsonWebKeySet?> GetJsonWebKeySetAsync(ConnectClient application, CancellationToken ct) => default;

    private async IAsyncEnumerable<ConnectClient> WhereAsync(Func<ConnectClient, bool> has, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var client in await clients.ListAsync(ct))
            if (client.DisabledAt is null && has(client))
                yield return client;
    }

    private static IEnumerable<string> PermissionsOf(ConnectClient client)
    {
        yield return Permissions.Endpoints.Token;
        yield return Permissions.Endpoints.Revocation;
        yield return Permissions.Endpoints.EndSession;
        if (!client.IsPublic)
            yield return Permissions.Endpoints.Introspection;
        if (client.RedirectUriList.Count > 0)
        {
            yield return Permissions.Endpoints.Authorization;
            yield return Permissions.Endpoints.PushedAuthorization;
            yield return Permissions.GrantTypes.AuthorizationCode;
            yield return Permissions.ResponseTypes.Code;
        }

        if (client.Devices)
        {
            yield return Permissions.Endpoints.DeviceAuthorization;
            yield return Permissions.GrantTypes.DeviceCode;
        }

        if (client.ScopeList.Contains(Scopes.OfflineAccess))
            yield return Permissions.GrantTypes.RefreshToken;
        foreach (var scope in client.ScopeList)
            yield return Permissions.Prefixes.Scope + scope;
    }
}
