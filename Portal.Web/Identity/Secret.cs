using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Web.Identity;

/// <summary>Random values nobody can guess, and the only form in which they are kept.</summary>
internal static class Secret
{
    /// <summary>
    /// Random bytes as text for addresses and cookies. 16 bytes are enough for anything
    /// that can be tried online, 32 for what lies in a mail.
    /// </summary>
    public static string Create(int bytes) => Base64UrlTextEncoder.Encode(RandomNumberGenerator.GetBytes(bytes));

    /// <summary>For what has more randomness than can be searched through, a plain hash is as good as a slow one.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
