using Portal.Web.Data;

namespace Portal.Web.Identity.PasswordReset;

/// <summary>What the tokens of this journey are good for, and for how long.</summary>
internal static class ResetPurposes
{
    public const string Link = "reset.link";
    public const string Code = "reset.code";
    public const string PrintedCode = "reset.printed-code";

    /// <summary>For this browser alone: somebody has proved who they are by the ways its data names.</summary>
    public const string Verified = "reset.verified";
    public const string AccountLock = "not-me";

    public static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan VerifiedLife = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan PrintedCodeLife = TimeSpan.FromDays(21);
    public static readonly TimeSpan AccountLockLife = TimeSpan.FromDays(7);

    private const string Void =
        "update token set used_at = @Now where person_id = @personId and used_at is null and purpose like 'reset.%'";

    /// <summary>
    /// Part of every change after which nothing that was sent before may set a password any more: of the password itself, and of an address
    /// it was sent to.
    /// </summary>
    public static Task VoidAllAsync(UnitOfWork work, long personId) => work.ExecuteAsync(Void, new { personId, work.Now });
}
