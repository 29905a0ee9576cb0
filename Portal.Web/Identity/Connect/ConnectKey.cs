using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Web.Identity.Connect;

/// <summary>A key as its row has it.</summary>
internal sealed record ConnectKey
{
    public const string Signing = "sig";
    public const string Encryption = "enc";

    private const int RsaBits = 3072; // 128 bits of security

    public required string Id { get; init; }

    public required string Purpose { get; init; }

    /// <summary>Closed with the keys of Data Protection.</summary>
    public required string Secret { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is used for what is new; before that it is only shown, so that clients have it in time.</summary>
    public required DateTimeOffset ActiveAt { get; init; }

    /// <summary>When the next one takes its place. What it was used for is still read with it for a while.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>A new secret; takes a moment, so not from within a write.</summary>
    public static string Create(string purpose)
    {
        if (purpose == Encryption)
            return Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
        using var rsa = RSA.Create(RsaBits);
        return Convert.ToBase64String(rsa.ExportPkcs8PrivateKey());
    }

    /// <summary>The key itself; null when the key it was closed with is gone.</summary>
    public SecurityKey? Open(SecretProtector protector)
    {
        if (protector.Unprotect(Secret) is not { } plain)
            return null;
        var bytes = Convert.FromBase64String(plain);
        if (Purpose == Encryption)
            return new SymmetricSecurityKey(bytes) { KeyId = Id };
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(bytes, out _);
        return new RsaSecurityKey(rsa) { KeyId = Id };
    }
}
