using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace Portal.Web.Data.Keys;

internal static class KeysSetup
{
    // Part of every protected text: another name, and nothing that was protected before can be read.
    private const string Application = "Portal";

    /// <summary>After everything else that uses Data Protection.</summary>
    public static WebApplicationBuilder AddKeys(this WebApplicationBuilder builder)
    {
        var protection = builder.Services.AddDataProtection().SetApplicationName(Application);
        // The framework's own service reads the keys before the first reader is answered; ours does when pages are already served.
        foreach (var service in builder.Services.Where(s => s.ImplementationType?.Name == "DataProtectionHostedService").ToList())
            builder.Services.Remove(service);
        builder.Services.AddSingleton<KeyTable>().AddSingleton<KeyReadiness>().AddSingleton<KeyEncryption>().AddHostedService<KeyWarmup>();
        builder
            .Services.AddSingleton<SharedKeys>()
            .AddSingleton<IKeyManager>(s => s.GetRequiredService<SharedKeys>())
            .AddSingleton<IChangeListener>(s => s.GetRequiredService<SharedKeys>())
            .AddSingleton<KeyRotation>();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<KeyTable>((o, table) => o.XmlRepository = table);
        // Whether keys are encrypted is logged once at start, in words an operator can act on, and not with every key.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        var options = KeyOptions.FromConfiguration(builder.Configuration);
        builder.Services.AddSingleton(options);
        if (KeyOptions.Faults(builder.Configuration).Count == 0)
            Encrypt(protection, options);
        return builder;
    }

    private static void Encrypt(IDataProtectionBuilder protection, KeyOptions options)
    {
        var readable = options.Older.Select(old => KeyOptions.Read(old.Certificate, old.CertificatePassword)).ToList();
        if (options.IsEncrypting)
        {
            var current = KeyOptions.Read(options.Certificate!, options.CertificatePassword);
            protection.ProtectKeysWithCertificate(current);
            readable.Add(current);
        }

        if (readable.Count > 0)
            protection.UnprotectKeysWithAnyCertificate([.. readable]);
    }
}
