using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Portal.Web.Identity.Connect.Stores;

/// <summary>One property each, as OpenIddict asks for them, and what is never asked for.</summary>
internal sealed partial class TokenStore
{
    public ValueTask<string?> GetIdAsync(ConnectToken token, CancellationToken ct) => new(token.Id);

    public ValueTask<string?> GetAuthorizationIdAsync(ConnectToken token, CancellationToken ct) => new(token.AuthorizationId);

    public ValueTask<string?> GetPayloadAsync(ConnectToken token, CancellationToken ct) => new(token.Payload);

    public ValueTask<string?> GetReferenceIdAsync(ConnectToken token, CancellationToken ct) => new(token.Reference);

    public ValueTask<string?> GetStatusAsync(ConnectToken token, CancellationToken ct) => new(token.Status);

    public ValueTask<string?> GetSubjectAsync(ConnectToken token, CancellationToken ct) => new(token.Subject);

    public ValueTask<string?> GetTypeAsync(ConnectToken token, CancellationToken ct) => new(token.Type);

    public ValueTask<string?> GetApplicationIdAsync(ConnectToken token, CancellationToken ct) =>
        new(token.ClientId?.ToString(CultureInfo.InvariantCulture));

    public ValueTask<DateTimeOffset?> GetCreationDateAsync(ConnectToken token, CancellationToken ct) => new(token.CreatedAt);

    public ValueTask<DateTimeOffset?> GetExpirationDateAsync(ConnectToken token, CancellationToken ct) => new(token.ExpiresAt);

    public ValueTask<DateTimeOffset?> GetRedemptionDateAsync(ConnectToken token, CancellationToken ct) => new(token.RedeemedAt);

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(ConnectToken token, CancellationToken ct) =>
        new(
            token.Properties is { } json
                ? JsonSerializer.Deserialize<ImmutableDictionary<string, JsonElement>>(json)!
                : ImmutableDictionary<string, JsonElement>.Empty
        );

    public ValueTask SetApplicationIdAsync(ConnectToken token, string? identifier, CancellationToken ct)
    {
        token.ClientId = identifier is null ? null : AuthorizationStore.ClientOf(identifier);
        return default;
    }

    public ValueTask SetAuthorizationIdAsync(ConnectToken token, string? identifier, CancellationToken ct)
    {
        token.AuthorizationId = identifier;
        return default;
    }

    public ValueTask SetPayloadAsync(ConnectToken token, string? payload, CancellationToken ct)
    {
        token.Payload = payload;
        return default;
    }

    public ValueTask SetReferenceIdAsync(ConnectToken token, string? identifier, CancellationToken ct)
    {
        token.Reference = identifier;
        return default;
    }

    public ValueTask SetStatusAsync(ConnectToken token, string? status, CancellationToken ct)
    {
        token.Status = status;
        return default;
    }

    public ValueTask SetSubjectAsync(ConnectToken token, string? subject, CancellationToken ct)
    {
        token.Subject = subject;
        return default;
    }

    public ValueTask SetTypeAsync(ConnectToken token, string? type, CancellationToken ct)
    {
        token.Type = type;
        return default;
    }

    public ValueTask SetCreationDateAsync(ConnectToken token, DateTimeOffset? date, CancellationToken ct)
    {
        token.CreatedAt = date;
        return default;
    }

    public ValueTask SetExpirationDateAsync(ConnectToken token, DateTimeOffset? date, CancellationToken ct)
    {
        token.ExpiresAt = date;
        return default;
    }

    public ValueTask SetRedemptionDateAsync(ConnectToken token, DateTimeOffset? date, CancellationToken ct)
    {
        token.RedeemedAt = date;
        return default;
    }

    public ValueTask SetPropertiesAsync(ConnectToken token, ImmutableDictionary<string, JsonElement> properties, CancellationToken ct)
    {
        token.Properties = properties is { IsEmpty: false } ? JsonSerializer.Serialize(properties) : null;
        return default;
    }

    public ValueTask<long> CountAsync<TResult>(Func<IQueryable<ConnectToken>, IQueryable<TResult>> query, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask<TResult?> GetAsync<TState, TResult>(
        Func<IQueryable<ConnectToken>, TState, IQueryable<TResult>> query,
        TState state,
        CancellationToken ct
    ) => throw Unsupported();

    public IAsyncEnumerable<TResult> ListAsync<TState, TResult>(
        Func<IQueryable<ConnectToken>, TState, IQueryable<TResult>> query,
        TState state,
        CancellationToken ct
    ) => throw Unsupported();

    public ValueTask<long> PruneAsync(DateTimeOffset threshold, CancellationToken ct) => throw Unsupported();

    public ValueTask<long> RevokeAsync(string? subject, string? client, string? status, string? type, CancellationToken ct) =>
        throw Unsupported();

    private static NotSupportedException Unsupported() => new("Tokens are read one by one and forgotten by ConnectRetention.");
}
