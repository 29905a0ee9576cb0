using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Portal.Web.Identity.Connect.Stores;

/// <summary>What only the framework's own management would ask for. There are no scopes in the database.</summary>
internal sealed partial class ScopeStore
{
    public ValueTask<long> CountAsync(CancellationToken ct) => throw Unsupported();

    public ValueTask<long> CountAsync<TResult>(Func<IQueryable<NoScope>, IQueryable<TResult>> query, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask CreateAsync(NoScope scope, CancellationToken ct) => throw Unsupported();

    public ValueTask DeleteAsync(NoScope scope, CancellationToken ct) => throw Unsupported();

    public ValueTask<TResult?> GetAsync<TState, TResult>(
        Func<IQueryable<NoScope>, TState, IQueryable<TResult>> query,
        TState state,
        CancellationToken ct
    ) => throw Unsupported();

    public ValueTask<string?> GetDescriptionAsync(NoScope scope, CancellationToken ct) => throw Unsupported();

    public ValueTask<ImmutableDictionary<CultureInfo, string>> GetDescriptionsAsync(NoScope scope, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask<string?> GetDisplayNameAsync(NoScope scope, CancellationToken ct) => throw Unsupported();

    public ValueTask<ImmutableDictionary<CultureInfo, string>> GetDisplayNamesAsync(NoScope scope, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask<string?> GetIdAsync(NoScope scope, CancellationToken ct) => throw Unsupported();

    public ValueTask<string?> GetNameAsync(NoScope scope, CancellationToken ct) => throw Unsupported();

    public ValueTask<ImmutableDictionary<string, JsonElement>> GetPropertiesAsync(NoScope scope, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask<ImmutableArray<string>> GetResourcesAsync(NoScope scope, CancellationToken ct) => throw Unsupported();

    public ValueTask<NoScope> InstantiateAsync(CancellationToken ct) => throw Unsupported();

    public IAsyncEnumerable<NoScope> ListAsync(int? count, int? offset, CancellationToken ct) => throw Unsupported();

    public IAsyncEnumerable<TResult> ListAsync<TState, TResult>(
        Func<IQueryable<NoScope>, TState, IQueryable<TResult>> query,
        TState state,
        CancellationToken ct
    ) => throw Unsupported();

    public ValueTask SetDescriptionAsync(NoScope scope, string? description, CancellationToken ct) => throw Unsupported();

    public ValueTask SetDescriptionsAsync(NoScope scope, ImmutableDictionary<CultureInfo, string> descriptions, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask SetDisplayNameAsync(NoScope scope, string? name, CancellationToken ct) => throw Unsupported();

    public ValueTask SetDisplayNamesAsync(NoScope scope, ImmutableDictionary<CultureInfo, string> names, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask SetNameAsync(NoScope scope, string? name, CancellationToken ct) => throw Unsupported();

    public ValueTask SetPropertiesAsync(NoScope scope, ImmutableDictionary<string, JsonElement> properties, CancellationToken ct) =>
        throw Unsupported();

    public ValueTask SetResourcesAsync(NoScope scope, ImmutableArray<string> resources, CancellationToken ct) => throw Unsupported();

    public ValueTask UpdateAsync(NoScope scope, CancellationToken ct) => throw Unsupported();

    private static NotSupportedException Unsupported() => new("There are no scopes in the database.");
}
