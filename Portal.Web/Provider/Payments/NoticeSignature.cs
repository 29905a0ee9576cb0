using System.Security.Cryptography;
using System.Text;

namespace Portal.Web.Provider.Payments;

/// <summary>HMAC-SHA256 over the bytes of a notice, in small hexadecimal digits.</summary>
public sealed class NoticeSignature(PaymentOptions options)
{
    private readonly byte[] secret =
        options.NoticeSecret.Length > 0 ? Encoding.UTF8.GetBytes(options.NoticeSecret) : RandomNumberGenerator.GetBytes(32);

    public string Sign(byte[] body) => Convert.ToHexStringLower(HMACSHA256.HashData(secret, body));

    /// <summary>True for what was signed with the same secret; takes as long for a wrong one.</summary>
    public bool IsValid(byte[] body, string? signature) =>
        signature is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Sign(body)), Encoding.ASCII.GetBytes(signature));
}
