using Microsoft.AspNetCore.DataProtection.Internal;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;

namespace Portal.Web.Data.Keys;

/// <summary>
/// Makes a new key before its time: from now on everything is protected with it. The keys of before stay, for what they protect must still
/// be read. Running nodes learn of it from the change table.
/// </summary>
public sealed class KeyRotation(Database db, IOptions<KeyManagementOptions> options, IActivator activator, TimeProvider clock)
{
    /// <summary>The tag of the change table that says so.</summary>
    public const string Tag = "data-keys";

    /// <param name="actor">Who asked for it, as the audit trail will say it.</param>
    public NewKey Run(string actor)
    {
        var (given, now) = (options.Value, clock.GetUtcNow());
        var table = new KeyTable(db)
        {
            WithNew = async (work, name) =>
            {
                await work.AuditAsync(actor, "key.rotated", name);
                await work.ChangedAsync(Tag);
            },
        };
        var keys = new XmlKeyManager(
            Options.Create(
                new KeyManagementOptions
                {
                    AuthenticatedEncryptorConfiguration = given.AuthenticatedEncryptorConfiguration,
                    XmlEncryptor = given.XmlEncryptor,
                    XmlRepository = table,
                }
            ),
            activator
        );
        var older = keys.GetAllKeys();
        var key = keys.CreateNewKey(now, now + given.NewKeyLifetime);
        // Two days before a key ends the framework makes the next one, which begins with that end. It is as old as those that are rotated
        // away, so it gets a successor that begins with it.
        if (older.Where(k => k.ActivationDate > now).Select(k => k.ActivationDate).DefaultIfEmpty().Max() is var last && last > now)
            keys.CreateNewKey(last.AddSeconds(1), last + given.NewKeyLifetime);
        return new(key.KeyId, key.ExpirationDate, older.Count);
    }
}

/// <summary>A key that was just made.</summary>
/// <param name="Id">Its name, part of everything that is protected with it.</param>
/// <param name="Until">When it ends, if it is not rotated before.</param>
/// <param name="Older">How many keys of before can still read what they protect.</param>
public sealed record NewKey(Guid Id, DateTimeOffset Until, int Older);
