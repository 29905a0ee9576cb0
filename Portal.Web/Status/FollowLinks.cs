using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Web.Status;

/// <summary>What a link in a mail to a follower is good for.</summary>
public enum LinkPurpose
{
    /// <summary>To say that the mailbox wants these mails.</summary>
    Confirm,

    /// <summary>To want no more of them.</summary>
    Leave,

    /// <summary>To say whether it works again.</summary>
    Answer,
}

/// <summary>
/// Links in mails to followers: sealed with the portal's keys, good for one thing and until a time. Nothing of them is kept.
/// </summary>
public sealed class FollowLinks(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int MaxLength = 600;

    private readonly IDataProtector protector = protection.CreateProtector("Portal.Status.Follow");

    /// <summary>Not from within a write: the keys may have to be made first.</summary>
    /// <param name="purpose">What it is for.</param>
    /// <param name="key">The follower's.</param>
    /// <param name="until">When it is good no more.</param>
    /// <param name="about">The reference of an incident, where the purpose is about one.</param>
    public string Create(LinkPurpose purpose, string key, DateTimeOffset until, string about = "") =>
        protector.Protect(string.Join('\n', purpose, key, until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), about));

    /// <summary>Whose it is and what about; null for what was not sealed here, for another purpose, or too late.</summary>
    public (string Key, string About)? Read(LinkPurpose purpose, string? token)
    {
        if (token is not { Length: > 0 and <= MaxLength })
            return null;
        try
        {
            return
                protector.Unprotect(token).Split('\n') is [var name, var key, var until, var about]
                && name == $"{purpose}"
                && long.Parse(until, CultureInfo.InvariantCulture) > clock.GetUtcNow().ToUnixTimeSeconds()
                ? (key, about)
                : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
