using System.Security.Cryptography;
using System.Text;

namespace Portal.Web.Data;

/// <summary>
/// Seals the ends of the audit trail's chains. Hashes alone can be made anew by whoever can write to the database; without this key, which
/// lies in the settings, nobody makes an end that fits.
/// </summary>
public sealed class AuditKey(string key)
{
    private const int MinLength = 32;

    private readonly byte[] bytes = SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>The key of the setting Audit:Key; null without one.</summary>
    public static AuditKey? FromConfiguration(IConfiguration configuration) =>
        configuration["Audit:Key"] is { Length: > 0 } key ? new(key) : null;

    /// <summary>What is wrong with the settings, in words for the operator.</summary>
    public static IReadOnlyList<string> Faults(IConfiguration configuration) =>
        configuration["Audit:Key"] is { Length: > 0 and < MinLength }
            ? new[] { $"Audit:Key has at least {MinLength} characters, drawn at random: openssl rand -base64 32." }
            : [];

    internal string Seal(long chain, long seq, string hash) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(
                bytes,
                Encoding.UTF8.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{chain}\n{seq}\n{hash}"))
            )
        );

    internal bool Fits(AuditHead head) => head.Seal == Seal(head.Id, head.Seq, head.Hash);
}
