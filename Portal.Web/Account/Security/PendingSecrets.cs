using System.Globalization;
using Portal.Web.Identity;

namespace Portal.Web.Account.Security;

/// <summary>
/// Secrets made for somebody and shown to them, which count only once they come back. Meanwhile nothing is written; they travel sealed in
/// the page, so a form sent twice has one effect.
/// </summary>
public sealed class PendingSecrets(SecretProtector seal, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    public string Make(Me me, string kind, string secret) =>
        seal.Protect(string.Join('\n', me.Key, kind, clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), secret));

    /// <summary>Null for what was made for somebody else, for something else, or too long ago.</summary>
    public string? Open(Me me, string kind, string? offer) =>
        seal.Unprotect(offer)?.Split('\n') is [var key, var what, var at, var secret]
        && (key, what) == (me.Key, kind)
        && clock.GetUtcNow() - DateTimeOffset.FromUnixTimeSeconds(long.Parse(at, CultureInfo.InvariantCulture)) < Life
            ? secret
            : null;
}
