using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Web.Identity.Connect.Stores;

/// <summary>What only the framework's own management would ask for. Clients are written by <see cref="ClientService"/>.</summary>
internal sealed partial class ClientStore
{
    public ValueTask<long> CountAsync(CancellationToken ct) => throw Unsupported();

    public ValueTask<long> CountAsync<TResult>(Func<IQueryable<ConnectClient>, IQueryable<TResult>> query, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask CreateAsync(ConnectClient application, CancellationToken ct) => throw Unsupported();

    public ValueTask DeleteAsync(ConnectClient application, CancellationToken ct) => throw Unsupported();

    public ValueTask<TResult?> GetAsync<TState, TResult>(
        Func<IQueryable<ConnectClient>, TState, IQueryable<TResult>> query,
        TState state,
        CancellationToken ct
    ) => throw Unsupported();

    public ValueTask<ConnectClient> InstantiateAsync(CancellationToken ct) => throw Unsupported();

    public IAsyncEnumerable<ConnectClient> ListAsync(int? count, int? offset, CancellationToken ct) => throw Unsupported();

    public IAsyncEnumerable<TResult> ListAsync<TState, TResult>(
        Func<IQueryable<ConnectClient>, TState, IQueryable<TResult>> query,
        TState state,
        CancellationToken ct
    ) => throw Unsupported();

    public ValueTask SetApplicationTypeAsync(ConnectClient application, string? type, CancellationToken ct) => throw Unsupported();

    public ValueTask SetClientIdAsync(ConnectClient application, string? identifier, CancellationToken ct) => throw Unsupported();

    public ValueTask SetClientSecretAsync(ConnectClient application, string? secret, CancellationToken ct) => throw Unsupported();

    public ValueTask SetClientTypeAsync(ConnectClient application, string? type, CancellationToken ct) => throw Unsupported();

    public ValueTask SetConsentTypeAsync(ConnectClient application, string? type, CancellationToken ct) => throw Unsupported();

    public ValueTask SetDisplayNameAsync(ConnectClient application, string? name, CancellationToken ct) => throw Unsupported();

    public ValueTask SetDisplayNamesAsync(
        ConnectClient application,
        ImmutableDictionary<CultureInfo, string> names,
        CancellationToken ct
    ) => throw Unsupported();

    public ValueTask SetJsonWebKeySetAsync(ConnectClient application, JsonWebKeySet? set, CancellationToken ct) => throw Unsupported();

    public ValueTask SetPermissionsAsync(ConnectClient application, ImmutableArray<string> permissions, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask SetPostLogoutRedirectUrisAsync(ConnectClient application, ImmutableArray<string> uris, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask SetPropertiesAsync(
        ConnectClient application,
        ImmutableDictionary<string, JsonElement> properties,
        CancellationToken ct
    ) => throw Unsupported();

    public ValueTask SetRedirectUrisAsync(ConnectClient application, ImmutableArray<string> uris, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask SetRequirementsAsync(ConnectClient application, ImmutableArray<string> requirements, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask SetSettingsAsync(ConnectClient application, ImmutableDictionary<string, string> settings, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask UpdateAsync(ConnectClient application, CancellationToken ct) => throw Unsupported();

    private static NotSupportedException Unsupported() => new("Clients are written by ClientService, with a row in the audit trail.");
}
