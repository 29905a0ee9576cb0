using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Portal.Web.Data.Keys;

/// <summary>
/// The framework's keys, which each node reads once a day. A key that was made elsewhere and counts at once must be known earlier: then
/// what was read is given up.
/// </summary>
internal sealed class SharedKeys(IOptions<KeyManagementOptions> options, IActivator activator, ILoggerFactory logging)
    : IKeyManager,
        IChangeListener,
        IDisposable
{
    private readonly XmlKeyManager keys = new(options, activator, logging);
    private CancellationTokenSource read = new();

    public IReadOnlyCollection<IKey> GetAllKeys() => keys.GetAllKeys();

    public CancellationToken GetCacheExpirationToken() => Volatile.Read(ref read).Token;

    public IKey CreateNewKey(DateTimeOffset activationDate, DateTimeOffset expirationDate)
    {
        var key = keys.CreateNewKey(activationDate, expirationDate);
        Forget();
        return key;
    }

    public void RevokeKey(Guid keyId, string? reason = null)
    {
        keys.RevokeKey(keyId, reason);
        Forget();
    }

    public void RevokeAllKeys(DateTimeOffset revocationDate, string? reason = null)
    {
        keys.RevokeAllKeys(revocationDate, reason);
        Forget();
    }

    /// <summary>
    /// After a rotation on another node, or by the command line. The framework reads the keys when they are used next, in the background.
    /// </summary>
    public Task ChangedAsync(IReadOnlyCollection<string> tags, CancellationToken ct)
    {
        if (tags.Contains(KeyRotation.Tag))
            Forget();
        return Task.CompletedTask;
    }

    public void Dispose() => read.Dispose();

    // not disposed: somebody may be asking it for its token
    private void Forget() => Interlocked.Exchange(ref read, new CancellationTokenSource()).Cancel();
}
