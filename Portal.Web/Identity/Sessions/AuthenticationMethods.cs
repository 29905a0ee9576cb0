namespace Portal.Web.Identity.Sessions;

/// <summary>By what somebody proved who they are. The claim has the framework's name, so that its own sign-ins say it too.</summary>
internal static class AuthenticationMethods
{
    public const string Claim = "amr";
    public const string Password = "pwd";
    public const string SecondStep = "mfa";
    public const string Passkey = "passkey";

    /// <summary>The provider's own identity server said who it is.</summary>
    public const string External = "external";

    /// <summary>It said too that more than a password was shown, in words the operator named.</summary>
    public const string ExternalStrong = "external-mfa";

    /// <summary>A passkey is two steps in one: something one has, opened with a finger or a code.</summary>
    public static bool IsStrong(string method) => method is SecondStep or Passkey or ExternalStrong;
}
