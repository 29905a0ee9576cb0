using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Portal.Web.Identity.Connect.Stores;

/// <summary>One property each, as OpenIddict asks for them, and what is never asked for.</summary>
internal sealed partial class AuthorizationStore
{
    public ValueTask<string?> GetIdAsync(ConnectAuthorization authorization, CancellationToken ct) => new(authorization.Id);

    public ValueTask<string?> GetApplicationIdAsync(ConnectAuthorization authorization, CancellationToken ct) =>
        new(authorization.ClientId.ToString(CultureInfo.InvariantCulture));

    public ValueTask<string?> GetSubjectAsync(ConnectAuthorization authorization, CancellationToken ct) => new(authorization.Subject);

    public ValueTask<string?> GetStatusAsync(ConnectAuthorization authorization, CancellationToken ct) => new(authorization.Status);

    // Each is one sign-in; what was allowed for good is a consent.
    public ValueTask<string?> GetTypeAsync(ConnectAuthorization authorization, CancellationToken ct) => new(AuthorizationTypes.AdHoc);

    public ValueTask<ImmutableArray<string>> GetScopesAsync(ConnectAuthorization authorization, CancellationToken ct) =>
        new([.. ConnectClient.Words(authorization.Scopes)]);

    public ValueTask<DateTimeOffset?> GetCreationDateAsync(ConnectAuthorization authorization, CancellationToken ct) =>
        new(authorization.CreatedAt);

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(
        ConnectAuthorization authorization,
        CancellationToken ct
    ) => new(ImmutableDictionary<string, JsonElement>.Empty);

    public ValueTask SetStatusAsync(ConnectAuthorization authorization, string? status, CancellationToken ct)
    {
        authorization.Status = status;
        return default;
    }

    public ValueTask SetScopesAsync(ConnectAuthorization authorization, ImmutableArray<string> scopes, CancellationToken ct)
    {
        authorization.Scopes = string.Join(' ', scopes);
        return default;
    }

    public ValueTask<long> CountAsync<TResult>(Func<IQueryable<ConnectAuthorization>, IQueryable<TResult>> query, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask<TResult?> GetAsync<TState, TResult>(
        Func<IQueryable<ConnectAuthorization>, TState, IQueryable<TResult>> query,
        TState state,
        CancellationToken ct
    ) => throw Unsupported();

    public IAsyncEnumerable<TResult> ListAsync<TState, TResult>(
        Func<IQueryable<ConnectAuthorization>, TState, IQueryable<TResult>> query,
        TState state,
        CancellationToken ct
    ) => throw Unsupported();

    public ValueTask<ConnectAuthorization> InstantiateAsync(CancellationToken ct) => throw Unsupported();

    public ValueTask CreateAsync(ConnectAuthorization authorization, CancellationToken ct) => throw Unsupported();

    public ValueTask DeleteAsync(ConnectAuthorization authorization, CancellationToken ct) => throw Unsupported();

    public ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken ct) => throw Unsupported();

    public ValueTask<long> RevokeAsync(string? subject, string? client, string? status, string? type, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask SetApplicationIdAsync(ConnectAuthorization authorization, string? identifier, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask SetSubjectAsync(ConnectAuthorization authorization, string? subject, CancellationToken ct) => throw Unsupported();

    public ValueTask SetTypeAsync(ConnectAuthorization authorization, string? type, CancellationToken ct) => throw Unsupported();

    public ValueTask SetCreationDateAsync(ConnectAuthorization authorization, DateTimeOffset? date, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask SetPropertiesAsync(
        ConnectAuthorization authorization,
        ImmutableDictionary<string, JsonElement> properties,
        CancellationToken ct
    ) => throw Unsupported();

    private static NotSupportedException Unsupported() =>
        new("An authorization is begun by AuthorizationService, which knows its session, and forgotten by ConnectRetention.");
}
