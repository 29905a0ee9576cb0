using System.CommandLine;
using Portal.Web.Data;
using Portal.Web.Data.Keys;

namespace Portal.Web.Operations;

/// <summary>The command <c>keys rotate</c>: a new key for all that is protected from now on.</summary>
internal static class KeysCommand
{
    public static Command Create(Func<IServiceProvider> services) =>
        new("keys", "The keys that protect cookies, form tokens, waiting mails and secrets of authenticator apps") { Rotate(services) };

    private static Command Rotate(Func<IServiceProvider> services)
    {
        var rotate = new Command(
            "rotate",
            "Makes a new key that protects everything from now on, also in portals that run. Older keys stay for "
                + "reading: nobody is signed out and no key is revoked."
        );
        rotate.SetAction(
            async (parsed, ct) =>
            {
                var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
                if (KeyOptions.Faults(services().GetRequiredService<IConfiguration>()) is { Count: > 0 } faults)
                {
                    await error.WriteLineAsync(string.Join('\n', faults)); // a key would be kept unencrypted
                    return StartupErrors.NotConfigured;
                }

                await services().GetRequiredService<DatabaseCheck>().RequireAsync(ct);
                var key = services().GetRequiredService<KeyRotation>().Run("command line");
                await output.WriteLineAsync(
                    $"New key {key.Id}, good until {key.Until.UtcDateTime:yyyy-MM-dd} and "
                        + $"{Protection(services().GetRequiredService<KeyOptions>())}."
                );
                await output.WriteLineAsync(
                    $"Keys of before that stay for reading: {key.Older}. Portals that run use the new one within seconds."
                );
                return 0;
            }
        );
        return rotate;
    }

    private static string Protection(KeyOptions options)
    {
        if (!options.IsEncrypting)
            return "not encrypted in the database, because there is no setting Keys:Certificate";
        using var certificate = KeyOptions.Read(options.Certificate!, options.CertificatePassword);
        return $"encrypted for the certificate {certificate.Subject}, {certificate.Thumbprint}, which is good until "
            + $"{certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}";
    }
}
