using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.Logging.Abstractions;

namespace Portal.Web.Data.Keys;

/// <summary>
/// Encrypts the keys that lie in the database as they are, once a certificate is named: the framework does so with new keys only, and a key
/// is good for months. The keys stay the same, so nobody is signed out and what they protect can be read.
/// </summary>
public sealed class KeyEncryption(Database db, KeyOptions options)
{
    private const string All = "select id, xml from data_key order by id";
    private const string Replace = "update data_key set xml = @encrypted where id = @Id and xml = @Xml";

    // The names are part of the framework's documented format of keys.
    private static readonly XNamespace Format = "http://schemas.asp.net/2015/03/dataProtection";

    /// <summary>Returns how many were encrypted. Several nodes may do this at once.</summary>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!options.IsEncrypting)
            return 0;
        using var certificate = KeyOptions.Read(options.Certificate!, options.CertificatePassword);
        var encryptor = new CertificateXmlEncryptor(certificate, NullLoggerFactory.Instance);
        var open = (await db.ListAsync<Row>(All, ct: ct))
            .Select(row => (Row: row, Encrypted: Encrypt(row.Xml, encryptor)))
            .Where(k => k.Encrypted is not null)
            .ToList();
        if (open.Count == 0)
            return 0;
        var count = await db.WriteAsync(
            async work =>
            {
                var done = 0;
                foreach (var (row, encrypted) in open)
                    done += await work.ExecuteAsync(
                        Replace,
                        new
                        {
                            row.Id,
                            row.Xml,
                            encrypted,
                        }
                    );
                return done;
            },
            ct
        );
        await db.Dialect.ScrubAsync(ct);
        return count;
    }

    /// <summary>Null when there is nothing secret in it that is not encrypted already.</summary>
    private static string? Encrypt(string xml, CertificateXmlEncryptor encryptor)
    {
        var key = XElement.Parse(xml);
        var secrets = key.Descendants().Where(e => (string?)e.Attribute(Format + "requiresEncryption") == "true").ToList();
        foreach (var secret in secrets)
        {
            var sealedSecret = encryptor.Encrypt(new XElement(secret));
            secret.ReplaceWith(
                new XElement(
                    Format + "encryptedSecret",
                    new XAttribute("decryptorType", sealedSecret.DecryptorType.AssemblyQualifiedName!),
                    sealedSecret.EncryptedElement
                )
            );
        }

        return secrets.Count == 0 ? null : key.ToString(SaveOptions.DisableFormatting);
    }

    private sealed record Row
    {
        public required long Id { get; init; }

        public required string Xml { get; init; }
    }
}
