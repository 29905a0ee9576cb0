namespace Portal.Web.Identity.Resetting;

/// <summary>What the tokens of this journey are good for, and for how long.</summary>
internal static class ResetPurposes
{
    public const string Link = "reset.link";
    public const string Code = "reset.code";
    public const string Paper = "reset.paper";

    /// <summary>For this browser alone: somebody has proved who they are by the ways its data names.</summary>
    public const string Proof = "reset.proof";
    public const string NotMe = "not-me";

    public static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan ProofLife = TimeSpan.FromMinutes(15);
    public static readonly TimeSpan PaperLife = TimeSpan.FromDays(21);
    public static readonly TimeSpan NotMeLife = TimeSpan.FromDays(7);
}
