using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Portal.Web.Data.Keys;

/// <summary>
/// Whether something can be protected from within a write. Where no key is valid any more, protecting makes a new one, which is a write of
/// its own: on SQLite it would wait for the one it was asked for in, for ever. Once the keys were used outside of a write the framework
/// renews them in the background and never waits again.
/// </summary>
public sealed class KeyReadiness(IDataProtectionProvider provider, IKeyManager keys, TimeProvider clock)
{
    // The framework makes a new key two days before the last one ends.
    private static readonly TimeSpan Margin = TimeSpan.FromDays(3);

    private volatile bool ready;

    public bool IsReady => ready || (ready = HasKey());

    /// <summary>Reads the keys, and makes the first one in a new database. Not from within a write.</summary>
    public Task PrepareAsync() =>
        Task.Run(() =>
        {
            if (ready)
                return;
            provider.CreateProtector("readiness").Protect([]);
            ready = true;
        });

    private bool HasKey()
    {
        var now = clock.GetUtcNow();
        return keys.GetAllKeys().Any(k => !k.IsRevoked && k.ActivationDate <= now && k.ExpirationDate > now + Margin && CanBeUsed(k));
    }

    // A key may be there and be encrypted for a certificate that is not: the framework then makes a new one.
    private static bool CanBeUsed(IKey key)
    {
        try
        {
            return key.CreateEncryptor() is not null;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
