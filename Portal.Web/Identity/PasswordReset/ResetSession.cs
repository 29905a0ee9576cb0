namespace Portal.Web.Identity.PasswordReset;

/// <summary>How far somebody has come in proving who they are.</summary>
/// <param name="Token">What they hold. It is used up when the new password is set, or when a further proof takes its place.</param>
/// <param name="Person">Whose account it is.</param>
/// <param name="Methods">The ways, each another one.</param>
public sealed record ResetSession(Token Token, Person Person, IReadOnlyList<string> Methods)
{
    public const string Link = "link";
    public const string Code = "code";
    public const string PrintedCode = "paper";
    public const string RecoveryCode = "recovery-code";
    public const string Authenticator = "authenticator";

    /// <summary>
    /// A reset is no way around the second step: who has one shows it here too, and what was shown first does not count twice.
    /// </summary>
    public bool IsVerified => !Person.SecondStep || (Methods.Count > 1 && Methods.Any(p => p is Authenticator or RecoveryCode));
}
