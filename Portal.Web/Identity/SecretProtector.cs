using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Web.Identity;

/// <summary>Closes what must be read again later (the secret of an authenticator app) before it reaches the database.</summary>
public sealed class SecretProtector(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("Portal.Identity");

    public string Protect(string text) => protector.Protect(text);

    /// <summary>Null for nothing, and for what was closed with a key that is gone.</summary>
    public string? Unprotect(string? closed)
    {
        if (closed is null)
            return null;
        try
        {
            return protector.Unprotect(closed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
