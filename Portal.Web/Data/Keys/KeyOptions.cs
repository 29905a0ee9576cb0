using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Portal.Web.Data.Keys;

/// <summary>What the keys in the database are encrypted with: the section "Keys" of the settings.</summary>
public sealed record KeyOptions
{
    /// <summary>A PKCS #12 file with its private key; without one the keys lie in the database as they are.</summary>
    public string? Certificate { get; init; }

    public string? CertificatePassword { get; init; }

    /// <summary>Certificates of before: what was encrypted for them can still be read.</summary>
    public IReadOnlyList<OldCertificate> Older { get; init; } = [];

    public bool IsEncrypting => Certificate is { Length: > 0 };

    public static KeyOptions FromConfiguration(IConfiguration configuration) =>
        configuration.GetSection("Keys").Get<KeyOptions>() ?? new KeyOptions();

    /// <summary>What is wrong with the settings, in words for the operator.</summary>
    public static IReadOnlyList<string> Faults(IConfiguration configuration)
    {
        var options = FromConfiguration(configuration);
        var current = options.IsEncrypting ? Fault("Keys", options.Certificate!, options.CertificatePassword) : null;
        var older = options.Older.Select((old, n) => Fault($"Keys:Older:{n}", old.Certificate, old.CertificatePassword));
        return [.. older.Prepend(current).OfType<string>()];
    }

    public static X509Certificate2 Read(string file, string? password) => X509CertificateLoader.LoadPkcs12FromFile(file, password);

    private static string? Fault(string section, string file, string? password)
    {
        try
        {
            using var certificate = Read(file, password);
            return certificate.HasPrivateKey
                ? null
                : $"{section}:Certificate: {file} holds no private key, so the keys could never be read again.";
        }
        catch (Exception error) when (error is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"{section}:Certificate: {file} cannot be read as a PKCS #12 file with {section}:CertificatePassword: {error.Message}";
        }
    }
}

/// <summary>A certificate that keys were encrypted for in the past.</summary>
public sealed record OldCertificate
{
    public string Certificate { get; init; } = "";

    public string? CertificatePassword { get; init; }
}
