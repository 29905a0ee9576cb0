using System.Collections.Immutable;
using OpenIddict.Abstractions;

namespace Portal.Web.Identity.Connect.Stores;

/// <summary>Never made: see <see cref="ScopeStore"/>.</summary>
internal sealed class NoScope;

/// <summary>
/// Scopes are fixed in <see cref="ConnectScopes"/>, because each needs its words in six languages. OpenIddict looks here for others.
/// </summary>
internal sealed partial class ScopeStore : IOpenIddictScopeStore<NoScope>
{
    public ValueTask<NoScope?> FindByIdAsync(string identifier, CancellationToken ct) => default;

    public ValueTask<NoScope?> FindByNameAsync(string name, CancellationToken ct) => default;

    public IAsyncEnumerable<NoScope> FindByNamesAsync(ImmutableArray<string> names, CancellationToken ct) =>
        AsyncEnumerable.Empty<NoScope>();

    public IAsyncEnumerable<NoScope> FindByResourceAsync(string resource, CancellationToken ct) => AsyncEnumerable.Empty<NoScope>();
}
