using System.Security.Cryptography;
using Portal.Web.Data;
using Portal.Web.Identity;
using Portal.Web.Site;

namespace Portal.Web.Troubleshoot.Guides;

/// <summary>
/// Short codes that open a page of a guide on another device. They keep an address without a person in it, for a day; only a hash of the
/// code is kept.
/// </summary>
public sealed class GuideCodes(Database db, TimeProvider clock)
{
    private const string Keep = "insert into guide_code (code_hash, address, expires_at) values (@hash, @address, @until)";
    private const string Find = "select address from guide_code where code_hash = @hash and expires_at > @now";
    private const string Forget = "delete from guide_code where expires_at <= @Now";

    // Without letters and digits that look alike.
    private const string Characters = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private const int Length = 6;
    private const int MaxAddressLength = 1500;

    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>True for the address of a page of a guide on this site.</summary>
    public static bool IsPage(string? address) =>
        address is { Length: > 0 and <= MaxAddressLength }
        && LocalUrl.Parse(address) == address
        && address.Split('?')[0].Split('/') is ["", var language, "fix", _, _]
        && Language.TryFind(language, out _);

    public async Task<string> MakeAsync(string address, CancellationToken ct)
    {
        var code = RandomNumberGenerator.GetString(Characters, Length);
        await db.WriteAsync(
            async work =>
            {
                await work.ExecuteAsync(Forget, new { work.Now });
                await work.ExecuteAsync(
                    Keep,
                    new
                    {
                        hash = Secret.Hash(code),
                        address,
                        until = work.Now + Kept,
                    }
                );
            },
            ct
        );
        return code;
    }

    /// <summary>The address a code stands for; null when it is none, or no longer valid.</summary>
    /// <param name="typed">As a person types it: small letters, blanks.</param>
    /// <param name="ct">Ends the wait.</param>
    public async Task<string?> FindAsync(string typed, CancellationToken ct)
    {
        var code = string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return code.Length == Length
            ? await db.SingleOrDefaultAsync<string>(Find, new { hash = Secret.Hash(code), now = clock.GetUtcNow() }, ct)
            : null;
    }
}
