using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Portal.Web.Data;
using Portal.Web.Data.Keys;

namespace Portal.Web.Messages;

/// <summary>
/// Mails as the database holds them. A mail may carry a link or a code of which only a hash is kept elsewhere, so nobody who reads the
/// table may read the mail.
/// </summary>
public sealed class MailProtector(IDataProtectionProvider provider, KeyReadiness readiness)
{
    private readonly IDataProtector protector = provider.CreateProtector("Portal.Messages.Outbox");

    /// <summary>May be called from within a write.</summary>
    /// <exception cref="BusyException">There is no key yet.</exception>
    public string Protect(Mail mail)
    {
        if (readiness.IsReady)
            return Convert.ToBase64String(protector.Protect(JsonSerializer.SerializeToUtf8Bytes(mail)));
        _ = readiness.PrepareAsync();
        throw new BusyException("The keys are being made.");
    }

    /// <summary>Null when the key it was sealed with is gone.</summary>
    public Mail? Unprotect(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<Mail>(protector.Unprotect(Convert.FromBase64String(payload)));
        }
        catch (Exception error) when (error is CryptographicException or FormatException or JsonException)
        {
            return null;
        }
    }
}
